"""Which area and term a page's commitments belong to."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from policy.models import (
    Commitment,
    CommitmentMove,
    PolicyAreaPage,
    PolicyIndexPage,
    RegisterArea,
    TermClosing,
)


def area_of(page):
    """Return the RegisterArea of `page`, brought up to date; None outside every programme.

    An area that has never been public is not named: its title is a draft. Name and term come
    from the source alone: a translation may be older than it. Once there are promises in it, the
    term stays, wherever its page is moved.
    """
    programme = programme_of(page)
    if programme is None:
        return None
    area = PolicyAreaPage.objects.ancestor_of(page, inclusive=True).order_by("-depth").first()
    place = area if area and (area.live or is_registered(area)) else programme
    fields = programme.years.fields
    named = {"title": place.title, "slug": place.slug}
    found, created = RegisterArea.objects.get_or_create(
        key=place.translation_key, defaults={**fields, **named}
    )
    if not created and is_source(place):
        years = {} if found.commitments.exists() else fields
        save_fields(found, {**years, **(named if place.live else {})})
    return found


def programme_of(page):
    """Return the innermost PolicyIndexPage that `page` is or stands in, or None."""
    return PolicyIndexPage.objects.ancestor_of(page, inclusive=True).order_by("-depth").first()


def is_closed(page):
    """Whether the term is closed that `page` has promised something for, or else stands in."""
    areas = RegisterArea.objects.filter(commitments__translation_key=page.translation_key)
    place = areas.first() or programme_of(page)
    return place is not None and TermClosing.of(place.years) is not None


def is_registered(area):
    return RegisterArea.objects.filter(key=area.translation_key).exists()


def is_open_to_visitors(page):
    """Whether a visitor can open the live `page`: its programme, in some language, and on a site.

    The programme of the next term is prepared beside the present one, where no address leads.
    """
    if page.get_url_parts() is None:
        return False
    programmes = PolicyIndexPage.objects.ancestor_of(page, inclusive=True)
    published = PolicyIndexPage.objects.live().values("translation_key")
    return not programmes.exclude(translation_key__in=published).exists()


def move_to(area, commitments):
    """Let the Commitments of a queryset stand in `area`, and write in the log which were moved.

    Those of another term stay: what was promised for one is not promised for the next.
    """
    term = {"area__term_start": area.term_start, "area__term_end": area.term_end}
    moved = commitments.filter(**term).exclude(area=area)
    CommitmentMove.objects.bulk_create(
        CommitmentMove(commitment=one, from_area_id=one.area_id, to_area=area) for one in moved
    )
    moved.update(area=area)


def settle(commitment, key, area):
    """Make the commitment one of the page with the translation key `key`, in `area`."""
    move_to(area, Commitment.objects.filter(pk=commitment.pk))
    Commitment.objects.filter(pk=commitment.pk).update(translation_key=key)


def refuse_other_term(page, destination):
    """Raise ValidationError where a move would take promises to the programme of another term.

    A programme takes its own with it.
    """
    before, after = programme_of(page), programme_of(destination)
    if before is None or after is None or before.term == after.term or before.pk == page.pk:
        return
    keys = page.get_descendants(inclusive=True).values("translation_key")
    promised = RegisterArea.objects.filter(commitments__translation_key__in=keys)
    if promised.exclude(**after.years.fields).exists():
        text = _(
            "“%(page)s” has promises in the register for %(before)s, and stays in its "
            "programme. Write what you promise for %(after)s on a page in the programme for those "
            "years. What you carry on can then be marked as taken over, under Commitments."
        )
        values = {"page": page.title, "before": before.term, "after": after.term}
        raise ValidationError(text % values)


def commitments_placed_by(page):
    """Return the commitments of `page` and the pages below it whose area is that of `page`.

    The source of a translation decides; the translation may not have been moved yet.
    """
    keys = page.get_descendants(inclusive=True).values("translation_key")
    if not is_source(page):
        sources = Page.objects.filter(locale=page.locale.get_default())
        keys = keys.exclude(translation_key__in=sources.values("translation_key"))
    return Commitment.objects.filter(translation_key__in=keys)


def is_source(page):
    """Whether the page is in the language whose names the register keeps."""
    return page.locale.language_code == page.locale.get_default().language_code


def save_fields(area, fields):
    """Save `fields` on a RegisterArea where any differs."""
    if any(getattr(area, name) != value for name, value in fields.items()):
        for name, value in fields.items():
            setattr(area, name, value)
        area.save()
