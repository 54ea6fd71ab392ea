from datetime import datetime, time
from operator import itemgetter
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from policy.models.commitments import CommitmentUpdate, CommitmentWording, Status
from policy.register.public.overview import localise_areas

from .atom import AtomFeed
from .news import author_of

# Of updates, and of new, changed and withdrawn promises.
MAX_ITEMS = 50


def updates_feed(page, root, address, areas=()):
    """Return an Atom feed (RFC 4287) of what is new, in the RegisterAreas given or in all.

    It tells updates, and promises that are new, changed or withdrawn.

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
    updates = CommitmentUpdate.objects.select_related("wording")
    entries = [*newest(updates.prefetch_related("evidence__document"), areas)]
    entries += newest(deciding_wordings(), areas)
    localise_areas([entry.commitment.area for entry in entries], page.locale_id)
    items = [item_of(entry, root, site.hostname) for entry in entries]
    for item in sorted(items, key=itemgetter("updateddate"), reverse=True):
        feed.add_item(**item)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def newest(log, areas):
    """Return the last rows of a log, of the commitments in `areas` or of all."""
    log = log.filter(commitment__area__withheld=False)
    if areas:
        log = log.filter(commitment__area__in=areas)
    rows = log.select_related("commitment__area").prefetch_related(
        "commitment__wordings", "commitment__became__later__wordings"
    )
    return rows.order_by("-pk")[:MAX_ITEMS]


def deciding_wordings():
    """Return the wordings that say what is promised: the Swedish ones, where there are any."""
    source = CommitmentWording.objects.filter(
        commitment=OuterRef("commitment"), language=settings.LANGUAGE_CODE
    )
    return CommitmentWording.objects.filter(
        Q(language=settings.LANGUAGE_CODE) | ~Exists(source)
    ).exclude(reason=CommitmentWording.Reason.MERGED)


def item_of(entry, root, hostname):
    """Return what Atom1Feed.add_item() takes about a row of either log."""
    is_update = isinstance(entry, CommitmentUpdate)
    title, description = (about_update if is_update else about_wording)(entry, root)
    fragment = f"{'uppdatering' if is_update else 'ordalydelse'}-{entry.pk}"
    day = timezone.make_aware(datetime.combine(entry.date, time()))
    return {
        "title": title,
        "link": f"{root}{entry.commitment.path}#{fragment}",
        "description": description,
        "unique_id": f"tag:{hostname},2018:{fragment}",
        "pubdate": day,
        "updateddate": entry.written_at if is_update else day,
        "categories": [entry.commitment.area.title],
    }


def about_update(update, root):
    """Return the title, with the words that the update judged, and the text with the evidence."""
    history = update.commitment.history
    words = history.as_read(update.wording) if update.wording else history.shown
    description = format_html(
        '<div lang="{}" dir="ltr">{}</div>',
        update.language,
        mark_safe(linebreaks(update.what_happened, autoescape=True)),
    )
    for piece in update.evidence.all():
        description += format_html(
            '<p>{} <a href="{}">{}</a>{}</p>',
            _("Evidence:"),
            urljoin(root, piece.url),
            piece.title,
            " ({})".format(_("the party's own word")) if piece.is_own else "",
        )
    return f"{Status(update.status).label}: {words.statement}", description


def about_wording(wording, root):
    """Return the title, which says what the wording is, and the words before it or the reason."""
    history = wording.commitment.history
    earlier = [one for one in history.wordings if one.language == wording.language and one.text]
    before = next((one for one in reversed(earlier) if one.pk < wording.pk), None)
    description = format_html(
        '<div lang="{}">{}</div>', wording.language, wording.note or wording.statement
    )
    if wording.text and before and before.statement != wording.statement:
        description += format_html(
            '<p>{} <q lang="{}">{}</q></p>', _("Before:"), before.language, before.statement
        )
    said = history.as_read(wording if wording.text else before or wording)
    return f"{kind_of(wording, before)}: {said.statement}", description


def kind_of(wording, before):
    """Return what a wording is to the one before it, in a few words."""
    reason = wording.Reason(wording.reason) if wording.reason else None
    if wording.text:
        is_back = before and before.statement == wording.statement
        again = _("In the programme again") if is_back else wording.get_change_display()
        return again if before else _("New promise")
    if reason == wording.Reason.UNFOLLOWED:
        return _("No longer followed up")
    relations = wording.commitment.became.all()
    taken_back = {one.takes_back_id for one in relations}
    if any(
        one.is_still_promised and not one.takes_back_id and one.pk not in taken_back
        for one in relations
    ):
        return _("Followed up in another place")
    return _("No longer in the programme")
