"""What makes a message look like spam. It is then held in the admin, never dropped."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from contact.models import Message

from .forms import suspicion_of

LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)
LINKS_AT_MOST = 2
# More than any branch gets by itself: then somebody floods the form from many networks.
AN_HOUR_AT_MOST = 100


def suspicions(form):
    """Return, in the editors' language, what is suspicious about a valid MessageForm."""
    data = form.cleaned_data
    return ", ".join(
        reason
        for suspicious, reason in [
            (data["website"], _("filled in the hidden field")),
            (suspicion_of(data["stamp"]), _("sent faster or later than people write")),
            (len(LINK.findall(data["text"])) > LINKS_AT_MOST, _("many links")),
            (LINK.search(data["name"]), _("a link as the name")),
            (flooded(), _("unusually many messages within an hour")),
        ]
        if suspicious
    )


def flooded():
    since = timezone.now() - timedelta(hours=1)
    return Message.objects.filter(received__gte=since).count() >= AN_HOUR_AT_MOST
