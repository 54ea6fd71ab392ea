from datetime import datetime, time

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from policy.models.commitments import CommitmentUpdate, Status
from policy.register.public.overview import localise_areas

from .atom import AtomFeed
from .news import author_of

MAX_ITEMS = 50


def updates_feed(page, root, address, areas=()):
    """Return an Atom feed (RFC 4287) of the newest updates, of the RegisterAreas given or of all.

    `page` is the register's page, `root` its full address and `address` that of the feed.
    """
    site = page.get_site()
    author = author_of(site)
    localise_areas(areas, page.locale_id)
    feed = AtomFeed(
        title=": ".join([author, page.title, *(area.title for area in areas[:1])]),
        link=root,
        description=_("What has happened to our commitments."),
        language=page.locale.language_code,
        feed_url=address,
        feed_guid=address,
        author_name=author,
    )
    updates = CommitmentUpdate.objects.select_related("commitment__area", "corrects")
    if areas:
        updates = updates.filter(commitment__area__in=areas)
    updates = updates.prefetch_related("commitment__wordings").order_by("-pk")[:MAX_ITEMS]
    localise_areas([update.commitment.area for update in updates], page.locale_id)
    for update in updates:
        add_item(feed, root, site, update)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def add_item(feed, root, site, update):
    link = f"{root}{update.commitment.path}#uppdatering-{update.pk}"
    happened = timezone.make_aware(datetime.combine(update.date, time()))
    feed.add_item(
        title=f"{Status(update.status).label}: {update.commitment.text}",
        link=link,
        description=format_html(
            '<div lang="{}" dir="ltr">{}</div>',
            settings.LANGUAGE_CODE,
            mark_safe(linebreaks(update.what_happened, autoescape=True)),
        ),
        unique_id=f"tag:{site.hostname},2018:uppdatering-{update.pk}",
        pubdate=happened,
        updateddate=update.written_at,
        categories=[update.commitment.area.title],
    )
