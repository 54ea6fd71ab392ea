"""The pages that rows become, before anything is saved, and the row that each part came from."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Locale

from policy.models import PolicyAreaPage
from policy.register.bullets import normalised

from .body import BodyMaker, Point, as_html, clean_html
from .document import Paragraph
from .rows import Row

LONGEST_SLOGAN = 150


@dataclass
class AreaDraft:
    """An area with its page, not saved. `places` are the rows of the parts of the page."""

    row: Row
    page: PolicyAreaPage
    places: dict[tuple[Any, ...], str]
    points: list[Point]


@dataclass
class Draft:
    """A programme: what its first page says, its areas, and rows that belong to neither."""

    title: str = ""
    slogan: str = ""
    introduction: str = ""
    areas: list[AreaDraft] = field(default_factory=list)
    front: list[Row] = field(default_factory=list)
    homeless: list[Row] = field(default_factory=list)


def draft_of(rows: list[Row], paragraphs: list[Paragraph]) -> Draft:
    """Return what `rows` become; those that are left out become nothing."""
    above, areas = divided(rows)
    title = " ".join(row.text for row in rows if row.role == "programme")
    front = [row for row in above if row.role in ("lead", "text", "subheading")]
    leads = [row for row in front if row.role == "lead" and len(row.text) <= LONGEST_SLOGAN]
    html = "".join(as_html(row) for row in front if row not in leads[:1])
    return Draft(
        title=normalised(title),
        slogan=normalised(leads[0].text) if leads else "",
        introduction=clean_html(html, ["bold", "italic", "link"]),
        areas=[area_of(area, below, paragraphs) for area, below in areas],
        front=front,
        homeless=[row for row in above if row not in front],
    )


def divided(rows: list[Row]) -> tuple[list[Row], list[tuple[Row, list[Row]]]]:
    """Return the rows above the first area, and each area with the rows below it."""
    above: list[Row] = []
    areas: list[tuple[Row, list[Row]]] = []
    for row in rows:
        if row.role == "area":
            areas.append((row, []))
        elif row.role not in ("skip", "programme"):
            (areas[-1][1] if areas else above).append(row)
    return above, areas


def area_of(row: Row, below: list[Row], paragraphs: list[Paragraph]) -> AreaDraft:
    leads = [one for one in below if one.role == "lead"]
    body = BodyMaker(row, paragraphs).make(one for one in below if one not in leads)
    page = PolicyAreaPage(
        title=normalised(row.text),
        lead=" ".join(normalised(one.text) for one in leads),
        show_in_menus=True,
        live=False,
        locale=Locale.get_default(),
    )
    page.body = page.body.stream_block.to_python(body.blocks)
    own = {("title",): row.id, ("lead",): leads[0].id if leads else row.id, ("body",): row.id}
    return AreaDraft(row, page, own | body.places, body.points)
