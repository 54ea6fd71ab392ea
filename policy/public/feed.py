from datetime import datetime, time
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from policy.models.commitments import CommitmentUpdate, Status

NEWEST = 50


def updates_feed(page, root, address, area=None):
    """Return an Atom feed (RFC 4287) of the newest updates, of one RegisterArea or of all.

    `page` is the register's page, `root` its full address and `address` that of the feed.
    """
    title = f"{page.title}: {area.title}" if area else page.title
    feed = Atom1Feed(
        title=title,
        link=root,
        description=_("What has happened to our commitments."),
        language=page.locale.language_code,
        feed_url=address,
        author_name=page.get_site().site_name or urlsplit(root).hostname,
    )
    updates = CommitmentUpdate.objects.select_related("commitment__area", "corrects")
    if area:
        updates = updates.filter(commitment__area=area)
    for update in updates.prefetch_related("commitment__wordings").order_by("-pk")[:NEWEST]:
        add(feed, root, update)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def add(feed, root, update):
    link = f"{root}{update.commitment.path}#uppdatering-{update.pk}"
    happened = timezone.make_aware(datetime.combine(update.date, time()))
    feed.add_item(
        title=f"{Status(update.status).label}: {update.commitment.text}",
        link=link,
        description=update.what_happened,
        unique_id=f"tag:{urlsplit(root).hostname},2018:uppdatering-{update.pk}",
        pubdate=happened,
        updateddate=update.written_at,
        categories=[update.commitment.area.title],
    )
