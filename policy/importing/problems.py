"""What is wrong with rows, said at each of them before any page is made."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from policy.checks import errors_of
from policy.checks.editorial import check_length
from policy.pages.slugs import refuse_language_slug

from .building import slug_for
from .draft import AreaDraft, Draft
from .rows import Row

Place = tuple[Any, ...]


class Problem(NamedTuple):
    """`stops`: no draft can be made of it. The others are to be put right before publishing."""

    text: str
    stops: bool


def problems_of(draft: Draft, rows: list[Row]) -> dict[str, list[Problem]]:
    """Return the problems of each row, by its id; those without any are not there."""
    found: dict[str, list[Problem]] = {}
    for row_id, problem in all_problems(draft, rows):
        of_row = found.setdefault(row_id, [])
        if problem.text not in [one.text for one in of_row]:
            of_row.append(problem)
    return found


def all_problems(draft: Draft, rows: list[Row]) -> Iterator[tuple[str, Problem]]:
    for row in draft.homeless:
        text = _("This stands above the first area. Move it down, or leave it out.")
        yield row.id, Problem(text, True)
    for row in rows:
        if row.role != "skip" and not row.text.strip():
            is_table = row.role == "table"
            text = _("Write a caption.") if is_table else _("Nothing stands here: leave it out.")
            yield row.id, Problem(text, not is_table)
    if not draft.areas:
        first = next(iter(rows))
        yield first.id, Problem(_("No row is an area yet. Each area becomes a page."), True)
    titles = set()
    for area in draft.areas:
        title = area.page.title.casefold()
        if title in titles:
            text = _("There is an area with this title further up. Join them, or say what differs.")
            yield area.row.id, Problem(text, False)
        titles.add(title)
        for where, problem in problems_of_area(area):
            yield row_at(area, where), problem


def problems_of_area(area: AreaDraft) -> Iterator[tuple[Place, Problem]]:
    page, block = area.page, area.page.body.stream_block
    for name in ("title", "lead"):
        try:
            page._meta.get_field(name).run_validators(getattr(page, name))
        except ValidationError as error:
            yield (name,), Problem(" ".join(error.messages), True)
    for clean, stops in ((block.clean_deferred, True), (block.clean, False)):
        try:
            clean(page.body)
        except ValidationError as error:
            for where, text in messages_in(error, ("body",)):
                yield where, Problem(text, stops)
    for finding in check_length(page):
        yield finding.where, Problem(finding.text, True)
    for finding in errors_of(page):
        yield finding.where, Problem(finding.text, False)
    try:
        refuse_language_slug(slug_for(page.title))
    except ValidationError as error:
        yield ("title",), Problem(" ".join(error.messages), True)


def messages_in(error: ValidationError, where: Place) -> Iterator[tuple[Place, str]]:
    """Yield each message in the error of a block, with its place."""
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield from ((where, text) for text in error.messages)
        return
    yield from ((where, text) for one in error.non_block_errors for text in [str(one)])
    for key, below in inner.items():
        yield from messages_in(below, (*where, key))


def row_at(area: AreaDraft, where: Place) -> str:
    """Return the id of the row that a place of the page came from: the innermost that is known."""
    while where not in area.places and len(where) > 1:
        where = where[:-1]
    return area.places.get(where, area.row.id)
