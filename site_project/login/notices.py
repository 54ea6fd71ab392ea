"""Security notices: by mail, and in Wagtail's log, so that they are seen without mail too."""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.mail import send_mail
from wagtail.log_actions import get_active_log_context, log
from wagtail.users.models import UserProfile

# The label and message of each action "login.…" in the log.
ACTIONS = {
    "new_browser": (_("New browser"), _("Logged in with a new browser")),
    "second_factor_added": (_("Second factor added"), _("Added a passkey or an app for codes")),
    "second_factor_removed": (_("Second factor removed"), _("Removed a passkey or an app")),
    "second_factor_reset": (_("New recovery codes"), _("Made new recovery codes")),
    "second_factor_cleared": (_("Second factors cleared"), _("All second factors were removed")),
    "recovery_codes_read": (_("Recovery codes read"), _("Looked at the recovery codes")),
    "email_changed": (_("Another e-mail"), _("The e-mail address was changed")),
    "codes_tried": (_("Wrong codes"), _("The right password, then several wrong codes")),
    "roles_changed": (_("Role changed"), _("What this person may do was changed")),
    "many_deleted": (_("Much deleted"), _("Deleted many pages, pictures or documents")),
    "recipient_changed": (
        _("Messages go elsewhere"),
        _("Changed where visitors' messages are sent"),
    ),
}

logger = logging.getLogger(__name__)


def register_log_actions(actions):
    for name, (label, message) in ACTIONS.items():
        actions.register_action(f"login.{name}", label, message)


def administrators():
    """Return the active users who may change the rights of others."""
    return get_user_model().objects.with_perm("auth.change_user").filter(is_active=True)


def notify(name, users, **context):
    """Send the mail `name` to each of `users`, in their language."""
    for user in {user.pk: user for user in users if user.email}.values():
        language = UserProfile.get_for_user(user).get_preferred_language()
        send_notice(name, user.email, language, user=user, **context)


def send_notice(name, address, language, **context):
    """Send the mail `login/mail/<name>.txt`; its first line is the subject."""
    if not settings.MAIL_IS_CONFIGURED:
        return
    values = {
        "at": localtime(),
        "site": settings.WAGTAILADMIN_BASE_URL,
        "admin": settings.WAGTAILADMIN_BASE_URL + settings.ADMIN_URL,
        **context,
    }
    with translation.override(language):
        text = render_to_string(f"login/mail/{name}.txt", values)
    subject, _newline, body = text.strip().partition("\n")
    send_mail(subject, body.strip() + "\n", [address])


def log_event(name, about, **data):
    """Log the event `name` of ACTIONS about the user `about`, in Wagtail's log and the server's."""
    by = get_active_log_context().user or about
    log(instance=about, action=f"login.{name}", user=by, data=data)
    logger.warning("%s: user %s, by user %s", name, about.pk, by.pk)


def new_browser(user, browser):
    log_event("new_browser", user, browser=browser)
    notify("new_browser", [user], browser=browser)


def second_factor_changed(user, what):
    """`what` is "added", "removed" or "reset" (new recovery codes)."""
    log_event(f"second_factor_{what}", user)
    notify("second_factor", [user], what=what)


def second_factor_cleared(user):
    """An administrator has removed all second factors of `user`, for instance a lost phone's."""
    log_event("second_factor_cleared", user)
    notify("second_factor", [user], what="cleared")
    notify("second_factor_of_other", administrators().exclude(pk=user.pk), about=user)


def codes_tried(user):
    log_event("codes_tried", user)
    notify("codes_tried", [user])


def roles_changed(user, before, after, is_new):
    """`before` and `after` are lists of names of groups."""
    log_event("roles_changed", user, before=before, after=after)
    context = {"about": user, "before": before, "after": after, "is_new": is_new}
    if not is_new:
        notify("roles_of_yours", [user], **context)
    notify("roles_of_other", administrators().exclude(pk=user.pk), **context)


def email_changed(user, former, now, by):
    log_event("email_changed", user)
    language = UserProfile.get_for_user(user).get_preferred_language()
    send_notice("email_changed", former, language, user=user, former=former, now=now, by=by)


def recovery_codes_read(user):
    log_event("recovery_codes_read", user)
    notify("recovery_codes_read", [user])


def many_deleted(by, count, titles):
    log_event("many_deleted", by, count=count)
    notify("many_deleted", administrators(), by=by, count=count, titles=titles)


def recipient_changed(user, instance, changes, **kwargs):
    """A receiver of contact.signals.recipient_changed."""
    log_event("recipient_changed", user)
    kind = instance._meta.verbose_name
    context = {"by": user, "kind": kind, "about": instance, "changes": changes}
    told = administrators()
    notify("recipient_changed", told, **context)
    for address in {former for former, _now in changes} - {"", *(user.email for user in told)}:
        send_notice("recipient_changed", address, settings.LANGUAGE_CODE, **context)
