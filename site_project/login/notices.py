"""Notices of what an editor or administrator should know at once: by mail, and in the history.

Every notice is also an entry of Wagtail's history, so that it is seen where no mail is sent.
"""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import localtime
from wagtail.admin.mail import send_mail
from wagtail.log_actions import get_active_log_context, log
from wagtail.users.models import UserProfile

logger = logging.getLogger(__name__)


def administrators():
    """Return those who may change who may do what."""
    return get_user_model().objects.with_perm("auth.change_user").filter(is_active=True)


def tell(name, users, **context):
    """Send the mail `name` to each of `users`, in their language."""
    for user in {user.pk: user for user in users if user.email}.values():
        language = UserProfile.get_for_user(user).get_preferred_language()
        send(name, user.email, language, user=user, **context)


def send(name, address, language, **context):
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


def note(name, about, **data):
    """Enter the event `name` in the history of the user `about`, and in the log."""
    by = get_active_log_context().user or about
    log(instance=about, action=f"login.{name}", user=by, data=data)
    logger.warning("%s: user %s, by user %s", name, about.pk, by.pk)


def new_browser(user, browser):
    note("new_browser", user, browser=browser)
    tell("new_browser", [user], browser=browser)


def second_factor_changed(user, what):
    """`what` is "added", "removed" or "reset" (new recovery codes)."""
    note(f"second_factor_{what}", user)
    tell("second_factor", [user], what=what)


def second_factor_taken_away(user):
    """An administrator has removed all second factors of `user`, for instance a lost phone's."""
    note("second_factor_cleared", user)
    tell("second_factor", [user], what="cleared")
    tell("second_factor_of_other", administrators().exclude(pk=user.pk), about=user)


def codes_are_tried(user):
    note("codes_tried", user)
    tell("codes_tried", [user])


def roles_changed(user, before, after, is_new):
    """`before` and `after` are lists of role names, as Wagtail shows them."""
    note("roles_changed", user, before=before, after=after)
    context = {"about": user, "before": before, "after": after, "is_new": is_new}
    if not is_new:
        tell("roles_of_yours", [user], **context)
    tell("roles_of_other", administrators().exclude(pk=user.pk), **context)


def email_changed(user, former, now, by):
    note("email_changed", user)
    language = UserProfile.get_for_user(user).get_preferred_language()
    send("email_changed", former, language, user=user, former=former, now=now, by=by)


def recovery_codes_read(user):
    note("recovery_codes_read", user)
    tell("recovery_codes_read", [user])


def many_deleted(by, count, titles):
    note("many_deleted", by, count=count)
    tell("many_deleted", administrators(), by=by, count=count, titles=titles)


def recipient_changed(user, instance, changes, **kwargs):
    """A receiver of contact.signals.recipient_changed."""
    note("recipient_changed", user)
    kind = instance._meta.verbose_name
    context = {"by": user, "kind": kind, "about": instance, "changes": changes}
    told = administrators()
    tell("recipient_changed", told, **context)
    for address in {former for former, _now in changes} - {"", *(user.email for user in told)}:
        send("recipient_changed", address, settings.LANGUAGE_CODE, **context)
