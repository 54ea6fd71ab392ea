"""What an area and its blocks say, as data for a template."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue
from wagtail.images.models import Filter
from wagtail.models import Page

from policy.models.commitments import Status
from policy.models.images import Picture

from .nodes import nodes_of
from .qr_codes import qr_code
from .words import breakable, breakable_cell, shown

Said = dict[str, Any]

# One that pages have too, so that it is there already.
RENDITION = Filter("format-jpeg|width-1200")


class Content:
    """Gathers what a document says; `files` are its pictures, `credits` their titles by maker.

    `root` is the address of the site, without a slash at its end; `is_closed` says whether the
    term is, whose statuses are the last ones.
    """

    def __init__(self, root: str, with_statuses: bool, is_closed: bool = False):
        self.root = root
        self.with_statuses = with_statuses
        self.is_closed = is_closed
        self.files: dict[str, bytes] = {}
        self.credits: dict[str, dict[str, None]] = {}

    def area(self, page: Page, articles: Iterable[Page]) -> Said:
        return {
            "title": breakable(page.title),
            "lead": breakable(page.lead),
            "picture": self.picture(page.picture, page.picture_description),
            "blocks": list(self.blocks(page.body)),
            "articles": [breakable(article.title) for article in articles],
            "web": self.web(page.full_url),
        }

    def web(self, address: str) -> Said:
        """Return what is shown of an address: as a link, in letters and as a QR code."""
        name = f"qr-{len(self.files)}.svg"
        self.files[name] = qr_code(address)
        alt = _("QR code with the address %(address)s") % {"address": address}
        return {"address": address, "shown": shown(address), "qr": name, "alt": alt}

    def picture(self, picture: Picture | None, alt: str, caption: str = "") -> Said | None:
        """Return what is shown of a picture that anybody may see; None of others."""
        if picture is None or picture.is_private:
            return None
        rendition = picture.get_rendition(RENDITION)
        name = f"picture-{picture.pk}.jpg"
        if name not in self.files:
            try:
                with rendition.file.open("rb") as file:
                    self.files[name] = file.read()
            except FileNotFoundError:
                return None
        if credit := ", ".join(filter(None, [picture.credit, picture.licence])):
            self.credits.setdefault(credit, {})[picture.title] = None
        return {
            "file": name,
            # PDF/UA asks for a text for every figure; one that is decorative is an artefact.
            "alt": alt,
            "caption": breakable(caption),
            "ratio": rendition.width / rendition.height,
        }

    def blocks(self, stream: StreamValue) -> Iterator[Said]:
        for block in stream:
            if said := getattr(self, f"said_by_{block.block_type}")(block.value):
                yield {"kind": block.block_type, **said}

    def said_by_text(self, value: Any) -> Said:
        return {"nodes": nodes_of(value.source, self.root)}

    def said_by_commitments(self, value: StructValue) -> Said:
        because = value["not_followed_up_because"]
        return {
            "heading": breakable(value["heading"]),
            "points": [self.point(point) for point in value["points"].bound_blocks],
            "because": "" if value["followed_up"] else breakable(because),
        }

    def point(self, point: Any) -> Said:
        said: Said = {"text": breakable(point.value)}
        if self.with_statuses and hasattr(point, "url"):
            status: Any = point.status or Status.NOT_ASSESSED
            said["status"] = status.value
            said["status_name"] = str(status.shown(self.is_closed).label)
            said["is_older"] = point.is_older
        return said

    def said_by_pictures(self, value: StructValue) -> Said:
        pictures = (
            self.picture(one["image"], one["image"].contextual_alt_text, one["caption"])
            for one in value["pictures"]
            if one["image"]
        )
        shown_ones = [one for one in pictures if one]
        return {"pictures": shown_ones} if shown_ones else {}

    def said_by_key_figure(self, value: StructValue) -> Said:
        names = ("number", "unit", "explanation", "source")
        said = {name: breakable(value[name]) for name in names}
        return {**said, "address": value["source_url"] or ""}

    def said_by_quote(self, value: StructValue) -> Said:
        who = ", ".join(filter(None, [value["name"], value["role"]]))
        return {"text": breakable(value["text"]), "who": breakable(who)}

    def said_by_table(self, value: StructValue) -> Said:
        table = value["table"]
        return {
            "caption": breakable(table.caption),
            "columns": [breakable_cell(column["heading"]) for column in table.columns],
            "rows": [list(map(breakable_cell, row["values"])) for row in table.row_data],
            "header_column": bool(value["header_column"]),
        }
