"""What the page of the register shows."""

from django.core.paginator import Paginator
from django.http import QueryDict

from policy.models.commitments import Commitment, Status

from .filters import EVERY, RegisterFilters
from .overview import overview
from .reading import in_order, show_latest

PER_PAGE = 25


class Listing:
    """The commitments that a visitor has chosen, a page at a time, and the summary above them.

    `term` is the term of the programme that the register belongs to, shown where the
    visitor chooses none.
    """

    def __init__(self, page, query, term):
        self.page = page
        self.query = query
        self.overview = overview()
        areas = in_order(self.overview.areas, page.locale_id)
        terms = self.overview.terms if term in self.overview.terms else [term, *self.overview.terms]
        data = QueryDict(mutable=True)
        data.update({"term": term, **query.dict()})
        self.filters = RegisterFilters(data, areas, terms)
        chosen_term = self.filters.chosen("term") or term
        self.term = "" if chosen_term == EVERY else chosen_term
        self.status = self.filters.chosen("status")
        self.areas = [area for area in areas if not self.term or area.term == self.term]

    @property
    def title(self):
        """The title of the browser's window, which names what is chosen; "" where nothing is."""
        chosen = [area.title for area in self.chosen_areas if self.filters.chosen("area")]
        chosen += [str(status.label) for status in self.chosen_statuses if self.status]
        return ": ".join([self.page.title, *chosen]) if chosen else ""

    @property
    def statuses(self):
        """Status, number and address of each status within the chosen area and term."""
        areas = self.chosen_areas
        counts = [(status, self.overview.count(areas, status)) for status in Status]
        return [(status, count, self.address(status=status.value)) for status, count in counts]

    @property
    def bar(self):
        """Status, start and length of each part of the bar, counted in commitments."""
        start = 0
        for status, count, _address in self.statuses:
            if count:
                yield status, start, count
                start += count

    @property
    def total(self):
        return sum(count for _status, count, _address in self.statuses)

    @property
    def withdrawn(self):
        return sum(self.overview.withdrawn.get(area.pk, 0) for area in self.chosen_areas)

    @property
    def table(self):
        """A row for each area of the term: the area, its address, (number, address) by status."""
        for area in self.areas:
            cells = [(status, self.overview.count([area], status)) for status in Status]
            numbers = [
                (count, self.address(area=area.slug, status=status.value, term=area.term))
                for status, count in cells
            ]
            total = sum(count for _status, count in cells)
            yield area, self.address(area=area.slug, status="", term=area.term), numbers, total

    @property
    def chosen_areas(self):
        slug = self.filters.chosen("area")
        return [area for area in self.areas if not slug or area.slug == slug]

    @property
    def chosen_statuses(self):
        return [Status(self.status)] if self.status else list(Status)

    @property
    def results(self):
        """The chosen page of commitments, read in a number of queries that never grows."""
        keys = self.overview.choose(self.chosen_areas, self.chosen_statuses)
        results = Paginator(keys, PER_PAGE).get_page(self.query.get("sida"))
        found = Commitment.objects.for_reading().in_bulk(results.object_list)
        results.object_list = [found[key] for key in results.object_list if key in found]
        show_latest(results.object_list)
        titles = {area.pk: area for area in self.areas}
        for commitment in results.object_list:
            commitment.area = titles.get(commitment.area_id, commitment.area)
        return results

    def address(self, **changes):
        """The address of the register with the filters as they are but for `changes`."""
        chosen = {name: self.filters.chosen(name) for name in self.filters.fields}
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in {**chosen, **changes}.items() if value})
        return f"?{query.urlencode()}" if query else "?"
