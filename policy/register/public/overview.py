"""Which commitments there are, by area and status: what the register's summary and filters need.

It follows from the logs alone, and is built once for each version of the site.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from django import forms
from django.core.cache import caches
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from policy.models.commitments import (
    Commitment,
    CommitmentRelation,
    RegisterArea,
    Status,
    Term,
    TermClosing,
)
from policy.models.content import PolicyAreaPage

Keys: TypeAlias = "array[int]"


@dataclass(frozen=True)
class Overview:
    """The areas that have commitments, and the commitments' primary keys by (area's pk, status).

    `withdrawn` holds those that are no longer promised by area's pk, and `unfollowed` those that
    are promised but no longer followed up. What is still promised in other commitments, into
    which it was split or merged, is counted there alone and is not here. `taken_over` are those
    that a later term took over: of all terms together, they are counted there. `closed` are the
    terms of the areas that are closed.
    """

    areas: list[RegisterArea]
    keys: dict[tuple[int, str], Keys]
    withdrawn: dict[int, Keys]
    unfollowed: dict[int, Keys]
    taken_over: frozenset[int]
    closed: frozenset[Term]

    @property
    def terms(self) -> list[str]:
        """Every term, for instance "2018–2022", the newest first."""
        return list(dict.fromkeys(area.term for area in self.areas))

    def number(self, keys: Iterable[Keys], all_terms: bool = False) -> int:
        """How many commitments there are in `keys`; of all terms, each counted once."""
        if all_terms and self.taken_over:
            return sum(key not in self.taken_over for some in keys for key in some)
        return sum(map(len, keys))

    def count(self, areas: Iterable[RegisterArea], status: Status, all_terms: bool = False) -> int:
        found = (self.keys.get((area.pk, status.value), NONE) for area in areas)
        return self.number(found, all_terms)

    def standing(self, standing: str) -> set[int]:
        """The primary keys of the commitments that stand so (see StandingFilter)."""
        by_area = self.unfollowed if standing == StandingFilter.UNFOLLOWED else self.withdrawn
        found = {key for keys in by_area.values() for key in keys}
        if standing == StandingFilter.PROMISED:
            return {key for keys in self.keys.values() for key in keys} - found
        return found

    def choose(
        self, areas: Iterable[RegisterArea], statuses: Iterable[Status], all_terms: bool = False
    ) -> list[int]:
        """The primary keys of the commitments of `areas` that have one of `statuses`, in order."""
        statuses, chosen = list(statuses), []
        left_out = self.taken_over if all_terms else frozenset()
        for area in areas:
            found = (self.keys.get((area.pk, status.value), NONE) for status in statuses)
            chosen.extend(sorted(key for keys in found for key in keys if key not in left_out))
        return chosen


NONE: Keys = array("q")


def overview() -> Overview:
    """Return the Overview as the register is now."""
    return caches["shared"].get_or_set("register-in-numbers", build_overview)


def build_overview() -> Overview:
    keys: dict[tuple[int, str], Keys] = {}
    withdrawn: dict[int, Keys] = {}
    unfollowed: dict[int, Keys] = {}
    taken_over, closed = set(), set()
    areas: dict[int, RegisterArea] = {}
    became = CommitmentRelation.objects.standing().filter(earlier=OuterRef("pk"))
    goes_on = became.filter(kind__in=CommitmentRelation.STILL_PROMISED)
    columns = ("pk", "status_value", "is_published", "is_followed_up", "is_taken_over", "is_closed")
    rows = Commitment.objects.with_status().with_publication().with_follow_up().order_by("pk")
    rows = rows.filter(Q(is_published=True) | ~Exists(goes_on)).annotate(
        is_taken_over=Exists(became.filter(kind=CommitmentRelation.Kind.TAKEN_OVER)),
        is_closed=TermClosing.of_rows("area__"),
    )
    of_area = [field.attname for field in RegisterArea._meta.concrete_fields]
    # One query: the first page asks for nothing else here, where nothing is kept.
    for (
        key,
        status,
        is_published,
        is_followed_up,
        is_taken_over,
        is_closed,
        *values,
    ) in rows.values_list(*columns, *(f"area__{name}" for name in of_area)):
        area = values[0]
        if area not in areas:
            areas[area] = RegisterArea.from_db("default", of_area, values)
            closed |= {areas[area].years} if is_closed else set()
        keys.setdefault((area, status), array("q")).append(key)
        if not is_followed_up:
            kind = unfollowed if is_published else withdrawn
            kind.setdefault(area, array("q")).append(key)
        if is_taken_over:
            taken_over.add(key)
    newest_first = sorted(areas.values(), key=lambda one: (-one.term_start, one.pk))
    return Overview(
        newest_first, keys, withdrawn, unfollowed, frozenset(taken_over), frozenset(closed)
    )


def localise_areas(
    areas: Iterable[RegisterArea], locale: int, known: Iterable[Page] = ()
) -> list[RegisterArea]:
    """Return the areas in the order of the programme, with their titles in a language.

    `locale` is the primary key of its Locale, `known` are pages in it, in order, that have been
    loaded already. The title of an area without a page stays.
    """
    areas = list(areas)
    titles = {page.translation_key: page.title for page in known}
    if any(area.key not in titles for area in areas):
        pages = PolicyAreaPage.objects.live().filter(locale=locale).order_by("path")
        titles = dict(pages.values_list("translation_key", "title"))
    place = {key: number for number, key in enumerate(titles)}
    for area in areas:
        if title := titles.get(area.key):
            area.title, area.language = title, get_language()
    return sorted(areas, key=lambda area: (place.get(area.key, len(place)), area.pk))


ALL_TERMS = "alla"


MAX_QUERY_LENGTH = 100


class StandingFilter(models.TextChoices):
    """Whether the programme still promises a commitment, as the register is filtered by it."""

    PROMISED = "promised", _("Stands in the programme")
    WITHDRAWN = "withdrawn", _("No longer in the programme")
    UNFOLLOWED = "unfollowed", _("No longer followed up")


class RegisterFilters(forms.Form):
    """The filters of the public register, from the address: words, area, status, standing, term.

    A value that there is no commitment for is named in the error, since a menu cannot keep it.
    """

    unknown = {"invalid_choice": _("There is no “%(value)s” to choose. That choice is not used.")}
    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=MAX_QUERY_LENGTH,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    area = forms.ChoiceField(label=_("Area"), required=False, error_messages=unknown)
    status = forms.ChoiceField(label=_("Status"), required=False, error_messages=unknown)
    standing = forms.ChoiceField(
        label=_("Programme"),
        required=False,
        error_messages=unknown,
        choices=[("", _("All commitments")), *StandingFilter.choices],
    )
    term = forms.ChoiceField(label=_("Term"), required=False, error_messages=unknown)

    def __init__(
        self,
        data: QueryDict,
        areas: list[RegisterArea],
        terms: list[str],
        statuses: list[tuple[str, str]],
    ):
        super().__init__(data, auto_id="filter-%s")
        by_slug: dict[str, str] = {}
        for area in areas:
            by_slug.setdefault(area.slug, area.title)  # of several terms, the newest comes first
        choices = [*((term, term) for term in terms), (ALL_TERMS, _("All terms"))]
        self.fields["area"].choices = [("", _("All areas")), *by_slug.items()]
        self.fields["status"].choices = [("", _("Every status")), *statuses]
        self.fields["term"].choices = choices
        self.full_clean()

    def chosen(self, name: str) -> str:
        """The valid value of a field, or ""."""
        return self.cleaned_data.get(name, "")
