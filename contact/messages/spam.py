"""Signs of spam. A suspicious message is held in the admin, never dropped."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from contact.models import Message

from .forms import suspicion_of

LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)
MAX_LINKS = 2
# More than a branch gets otherwise: somebody floods the form from many networks.
MAX_PER_HOUR = 100


def find_suspicions(form):
    """Return what is suspicious about a valid MessageForm, in the active language, or ""."""
    data = form.cleaned_data
    return ", ".join(
        reason
        for suspicious, reason in [
            (data["website"], _("filled in the hidden field")),
            (suspicion_of(data["stamp"]), _("sent faster or later than people write")),
            (len(LINK.findall(data["text"])) > MAX_LINKS, _("many links")),
            (LINK.search(data["name"]), _("a link as the name")),
            (flooded(), _("unusually many messages within an hour")),
        ]
        if suspicious
    )


def flooded():
    since = timezone.now() - timedelta(hours=1)
    return Message.objects.filter(received__gte=since).count() >= MAX_PER_HOUR
