"""Writing in the register what pages promise, as they are saved."""

from collections import defaultdict

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from wagtail.models import Locale, Page

from policy.models import Commitment, CommitmentPoint, CommitmentRelation, CommitmentWording

from .answers import Answers
from .bullets import bullets_of, public_id_of
from .changes import changes_on_publish
from .departures import keep_what_moved, take_over_arrivals, write_relations
from .faults import fault_told
from .placement import (
    area_of,
    commitments_placed_by,
    is_closed,
    is_open_to_visitors,
    move_to,
)
from .state import Entry, RegisterState

Reason = CommitmentWording.Reason


@fault_told()
def sync_page(page):
    """Make the register say what `page`, a ContentPage as it is in the database, promises.

    Runs in the transaction in which the page is saved. Commitments of the page and of those
    below it, which may have been moved with it, get the area where they stand. A page that no
    visitor can open, as in a programme that is being prepared, promises nothing yet, and takes
    nothing back. Of a closed term the register stays as it is.
    """
    if page.alias_of_id or is_closed(page):
        return
    if not page.live:
        write_changes(page, [], Reason.UNPUBLISHED)
        return
    if not is_open_to_visitors(page):
        return
    bullets = bullets_of(page.body)
    placed = commitments_placed_by(page)
    area = area_of(page) if bullets or placed.exists() else None
    if area and area.withheld:
        area.withheld = False
        area.save()
    if area or not bullets:
        became_others = write_changes(page, bullets, Reason.REMOVED, area)
        if became_others:
            sync_translations(page)
    if area:
        move_to(area, placed)


def sync_translations(page):
    """Let the live versions of `page` in other languages say what its points are now."""
    versions = type(page).objects.live().filter(translation_key=page.translation_key, alias_of=None)
    for version in versions.exclude(pk=page.pk).order_by("pk"):
        sync_page(version)


def withdraw_deleted(page):
    """Withdraw what `page`, a Page about to be deleted, promises."""
    if is_closed(page):
        return
    write_changes(page, [], Reason.DELETED)


def withdraw_versions(key, except_for):
    """Withdraw what the pages with a translation key promised that have been deleted.

    `except_for` are the primary keys of the languages of those that are still there.
    """
    wordings = CommitmentWording.objects.filter(commitment__translation_key=key)
    languages = set(wordings.values_list("language", flat=True))
    for locale in Locale.objects.filter(language_code__in=languages).exclude(pk__in=except_for):
        write_changes(Page(translation_key=key, locale=locale), [], Reason.DELETED)


def write_changes(page, bullets, reason, area=None):
    """Write the changes by which `bullets` become what `page` promises; new ones are in `area`.

    Return whether some point became another promise than it was.
    """
    key, language = page.translation_key, page.locale.language_code
    answers = Answers.read(getattr(page, "answers", None)) if decides(page) else None
    arrivals = take_over_arrivals(key, area, bullets, answers) if answers and area else {}
    before = state_of(key, language, bullets)
    if not (before.points or arrivals or any(bullet.followed_up for bullet in bullets)):
        return False
    replacements = replacements_on(key) if answers is None else {}
    entries, after, became, _promised = changes_on_publish(
        before, bullets, reason, answers, arrivals, replacements
    )
    commitments = commitments_of(key, after.points.values(), area)
    CommitmentPoint.objects.bulk_create(
        [
            CommitmentPoint(
                translation_key=key, block_id=block_id, commitment=commitments[public_id]
            )
            for block_id, public_id in after.points.items()
            if before.points.get(block_id) != public_id
        ],
        update_conflicts=True,
        unique_fields=["translation_key", "block_id"],
        update_fields=["commitment"],
    )
    if answers is not None:
        entries = keep_what_moved(page, entries, answers)
    add_wordings(commitments, language, timezone.localdate(), entries)
    write_relations(key, became, entries, answers)
    return bool(became)


def decides(page):
    """Whether the version of the page in its language says what is promised.

    That is the Swedish one; without it every version speaks for itself.
    """
    source = settings.LANGUAGE_CODE
    return (
        page.locale.language_code == source
        or not CommitmentWording.objects.filter(
            commitment__translation_key=page.translation_key, language=source
        ).exists()
    )


def replacements_on(key, at=None):
    """Return what each commitment of a page replaced or is a part of, by number, with the kind.

    `at` a datetime, it is what editors had said until then.
    """
    kinds = CommitmentRelation.Kind
    rows = CommitmentRelation.with_withheld.standing(at).filter(
        kind__in=(kinds.REPLACED, kinds.SPLIT), later__translation_key=key
    )
    found = defaultdict(dict)
    for later, earlier, kind in rows.values_list("later__public_id", "earlier__public_id", "kind"):
        found[later][earlier] = kind
    return found


def state_of(key, language, bullets):
    """Return the RegisterState of the page with the translation key `key` in one language.

    `bullets` are those that it will have.
    """
    points = CommitmentPoint.objects.filter(translation_key=key).order_by("pk")
    stands = F("commitment__translation_key")
    here = points.filter(translation_key=stands).values_list("block_id", "commitment__public_id")
    gone = points.exclude(translation_key=stands).values_list("block_id", flat=True)
    wordings = CommitmentWording.objects.filter(
        commitment__translation_key=key, language=language
    ).order_by("pk")
    state = RegisterState(key, dict(here), gone=frozenset(gone), taken=taken_numbers(key, bullets))
    rows = wordings.values_list("commitment__public_id", "text", "reason", "heading")
    return state.apply(Entry(*row) for row in rows)


def taken_numbers(key, bullets):
    """Return the numbers that Bullets of a page would make, and Commitments of any page have.

    A bullet makes its second number where its first is taken, and so on.
    """
    found, number = set(), 1
    block_ids = [bullet.block_id for bullet in bullets]
    while block_ids:
        own = {public_id_of(key, block_id, number): block_id for block_id in block_ids}
        taken = Commitment.with_withheld.filter(public_id__in=own)
        numbers = set(taken.values_list("public_id", flat=True))
        found |= numbers
        block_ids, number = [own[one] for one in numbers], number + 1
    return frozenset(found)


def commitments_of(key, public_ids, area):
    """Return the Commitments of a page by public id, those that are new made in `area`."""
    known = Commitment.with_withheld.filter(translation_key=key)
    found = {one.public_id: one for one in known}
    for public_id in dict.fromkeys(public_ids):
        if public_id not in found:
            found[public_id] = Commitment.objects.create(
                public_id=public_id, translation_key=key, area=area
            )
    return found


def add_wordings(commitments, language, date, entries):
    """Write Entries to the log, with `date`, in one language."""
    CommitmentWording.objects.bulk_create(
        CommitmentWording(
            commitment=commitments[entry.public_id],
            language=language,
            date=date,
            text=entry.text,
            reason=entry.reason,
            heading=entry.heading,
            change=entry.change,
            note=entry.note,
        )
        for entry in entries
    )
