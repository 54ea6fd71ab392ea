"""What the page of the register shows: the chosen commitments, and the summary above them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.core.paginator import Page as ResultsPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.functional import cached_property
from wagtail.models import Page

from policy.models.commitments import Commitment, RegisterArea, Status, TermClosing
from policy.search.kept import register_index
from policy.search.search import Found, search

from .overview import (
    ALL_TERMS,
    NONE,
    Keys,
    RegisterFilters,
    StandingFilter,
    localise_areas,
    overview,
)
from .status_words import ShownStatus, StatusWords, status_of

PER_PAGE = 25
# Where a visitor asks for all of them, for instance to print the list.
AT_MOST = 500
# Filters of the list alone, which the summary above it does not follow.
NARROWING = ("q", "standing")


class StatusCount(NamedTuple):
    """How many of the chosen commitments have a status, and the address that lists them.

    `terms` says which terms use the word, where others have another one; else it is "".
    """

    status: ShownStatus
    number: int
    address: str
    terms: str


class BarPart(NamedTuple):
    """A part of the bar, measured in commitments."""

    status: ShownStatus
    start: int
    length: int


def bar_parts(shares: Iterable[tuple[ShownStatus, int]]) -> Iterator[BarPart]:
    """Yield the parts of the bar of `shares`: how many commitments have each status."""
    start = 0
    for status, number in shares:
        if number:
            yield BarPart(status, start, number)
            start += number


class AreaRow(NamedTuple):
    """An area: the address that lists it, a cell for each status, the sum, and their bar."""

    area: RegisterArea
    address: str
    cells: list[tuple[int, str]]
    total: int
    bar: list[BarPart]


class Listing:
    """The commitments that a visitor has chosen, a page at a time, and the summary above them.

    `term` is the term of the programme that the register belongs to, shown where the
    visitor chooses none.
    """

    def __init__(self, page: Page, query: QueryDict, term: str):
        self.page = page
        self.query = query
        self.overview = overview()
        areas = localise_areas(self.overview.areas, page.locale_id)
        terms = self.overview.terms if term in self.overview.terms else [term, *self.overview.terms]
        data = QueryDict(mutable=True)
        data.update({"term": term, **query.dict()})
        chosen_term = data["term"] if data["term"] in [*terms, ALL_TERMS] else term
        self.term = "" if chosen_term == ALL_TERMS else chosen_term
        self.areas = [area for area in areas if not self.term or area.term == self.term]
        self.words = StatusWords(self.areas, {one.term for one in self.closings})
        self.chosen_status = self.words.find(data.get("status", ""))
        self.status = self.chosen_status.value if self.chosen_status else ""
        if self.status:
            data["status"] = self.status
        self.filters = RegisterFilters(data, areas, terms, self.words.choices)

    @cached_property
    def closings(self) -> list[TermClosing]:
        """Those of the closed terms, the newest first."""
        return list(TermClosing.objects.order_by("-term_start"))

    @property
    def closing(self) -> TermClosing | None:
        """That of the chosen term; None while it is open, and of all terms."""
        return next((one for one in self.closings if str(one) == self.term), None)

    def count(self, areas: list[RegisterArea], status: ShownStatus, all_terms: bool = False) -> int:
        found = self.words.areas_with(status, areas)
        return self.overview.count(found, status_of(status), all_terms)

    @property
    def title(self) -> str:
        """The title of the browser's window, which names what is chosen; "" where nothing is."""
        chosen = [area.title for area in self.chosen_areas if self.filters.chosen("area")]
        chosen += [self.words.name_of(self.chosen_status)] if self.chosen_status else []
        if standing := self.filters.chosen("standing"):
            chosen.append(str(StandingFilter(standing).label))
        if words := self.filters.chosen("q"):
            chosen.append(f"”{words}”")
        return ": ".join([self.page.title, *chosen]) if chosen else ""

    @cached_property
    def statuses(self) -> list[StatusCount]:
        """Each status within the chosen area and term."""
        return [
            StatusCount(
                status,
                self.count(self.chosen_areas, status, not self.term),
                self.address(status=status.value),
                self.words.terms_of(status),
            )
            for status in self.words.statuses
        ]

    @property
    def bar(self) -> Iterator[BarPart]:
        return bar_parts((one.status, one.number) for one in self.statuses)

    @property
    def total(self) -> int:
        return sum(one.number for one in self.statuses)

    @property
    def withdrawn(self) -> int:
        return self.number(self.overview.withdrawn)

    @property
    def unfollowed(self) -> int:
        return self.number(self.overview.unfollowed)

    @property
    def taken_over(self) -> int:
        """How many commitments are counted in a later term, where all terms are chosen."""
        if self.term:
            return 0
        every = (self.overview.count(self.chosen_areas, status) for status in Status)
        return sum(every) - self.total

    def number(self, by_area: dict[int, Keys]) -> int:
        found = (by_area.get(area.pk, NONE) for area in self.chosen_areas)
        return self.overview.number(found, not self.term)

    @property
    def table(self) -> Iterator[AreaRow]:
        """A row for each area of the term."""
        for area in self.areas:
            cells = [
                (
                    self.count([area], status),
                    self.address(area=area.slug, status=status.value, term=area.term),
                )
                for status in self.words.statuses
            ]
            address = self.address(area=area.slug, status="", term=area.term)
            numbers = [count for count, _address in cells]
            bar = [*bar_parts(zip(self.words.statuses, numbers, strict=True))]
            yield AreaRow(area, address, cells, sum(numbers), bar)

    @cached_property
    def chosen_areas(self) -> list[RegisterArea]:
        slug = self.filters.chosen("area")
        return [area for area in self.areas if not slug or area.slug == slug]

    @property
    def chosen_area(self) -> RegisterArea | None:
        """The area that the figures are of; None where they are of all."""
        return self.chosen_areas[0] if self.filters.chosen("area") and self.chosen_areas else None

    @property
    def results(self) -> ResultsPage:
        """The chosen page of commitments, read in a number of queries that never grows."""
        areas, statuses = self.chosen_areas, list(Status)
        if status := self.chosen_status:
            areas, statuses = self.words.areas_with(status, areas), [status_of(status)]
        keys = self.overview.choose(areas, statuses, not self.term)
        for chosen in self.narrowed:
            keys = [key for key in keys if key in chosen]
        self.fits_on_a_page = len(keys) <= AT_MOST
        per_page = AT_MOST if self.query.get("visa") == "alla" else PER_PAGE
        results = Paginator(keys, per_page).get_page(self.query.get("sida"))
        found = Commitment.objects.for_reading().with_latest_update().in_bulk(results.object_list)
        results.object_list = [found[key] for key in results.object_list if key in found]
        by_key = {area.pk: area for area in self.areas}
        for commitment in results.object_list:
            commitment.area = by_key.get(commitment.area_id, commitment.area)
        return results

    @cached_property
    def found(self) -> Found | None:
        """What is found for the visitor's words; None where there are none."""
        words = self.filters.chosen("q")
        return search(register_index(self.page.get_site()), words) if words else None

    @property
    def narrowed(self) -> Iterator[set[int]]:
        """The primary keys that the words leave, and those that the standing leaves."""
        if self.found:
            yield {one.key for one in self.found.documents}
        if standing := self.filters.chosen("standing"):
            yield self.overview.standing(standing)

    @property
    def address_of_withdrawn(self) -> str:
        return self.address(status="", standing=StandingFilter.WITHDRAWN)

    @property
    def address_of_unfollowed(self) -> str:
        return self.address(status="", standing=StandingFilter.UNFOLLOWED)

    @property
    def address_of_all_found(self) -> str:
        """The address of all that the words find; "" where they find nothing."""
        if not (self.found and self.found.documents):
            return ""
        return self.address(area="", status="", term=ALL_TERMS, q=self.filters.chosen("q"))

    @property
    def suggestions(self) -> Iterator[tuple[str, str]]:
        """Words that find something where the visitor's find nothing, and their addresses."""
        for words in self.found.suggestions if self.found else ():
            yield words, self.address(q=words, standing=self.filters.chosen("standing"))

    def address(self, **changes: str) -> str:
        """The address of the register with the filters as they are but for `changes`.

        Those that the summary does not count by are left out where something is changed.
        """
        kept = [name for name in self.filters.fields if not (changes and name in NARROWING)]
        chosen = {name: self.filters.chosen(name) for name in kept}
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in {**chosen, **changes}.items() if value})
        return f"?{query.urlencode()}" if query else "?"
