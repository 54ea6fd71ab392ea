"""Sends the monthly reminder. Who answers for a promise is written in words, without an address:
so those are reminded who write updates and have chosen it.
"""

import logging
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.admin.mail import send_mail
from wagtail.users.models import UserProfile

from policy.register.admin.permissions import may_write
from site_project.admin.home.outdated import SILENT_MONTHS, latest_term, promises_without_news
from site_project.models import Reminder

MOST = 40

logger = logging.getLogger(__name__)


def send_reminders():
    """Send this month's reminder to everybody who has not had it; return to how many."""
    first = timezone.localdate().replace(day=1)
    due = Reminder.objects.filter(latest__lt=first).select_related("user")
    if not settings.MAIL_IS_CONFIGURED:
        return 0
    sent = 0
    for reminder in due:
        try:
            sent += remind(reminder, first)
        except Exception:
            logger.exception("Reminder %s was not sent", reminder.pk)
    return sent


@transaction.atomic
def remind(reminder, first):
    """Send one reminder, unless another process has sent it; return whether it was."""
    claimed = Reminder.objects.filter(pk=reminder.pk, latest__lt=first)
    if not claimed.update(latest=timezone.localdate()):
        return False
    user = reminder.user
    promises = list(promises_without_news())
    if not (promises and user.email and user.is_active and may_write(user)):
        return False
    with translation.override(UserProfile.get_for_user(user).get_preferred_language()):
        text = render_to_string("reminders/promises.txt", context(user, promises))
    subject, _newline, body = text.strip().partition("\n")
    send_mail(subject, body.strip() + "\n", [user.email])
    return True


def context(user, promises):
    chosen = {"silent_for": SILENT_MONTHS, "term": latest_term()}
    base = settings.WAGTAILADMIN_BASE_URL
    return {
        "user": user,
        "number": len(promises),
        "promises": promises[:MOST],
        "more": len(promises[MOST:]),
        "sheet": f"{base}{reverse('commitments:sheet')}?{urlencode(chosen)}",
        "account": f"{base}{reverse('wagtailadmin_account')}",
    }
