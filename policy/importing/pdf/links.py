"""Where the links of a page stand, and where they lead."""

from typing import NamedTuple

from pypdf import PageObject

# How much longer words may seem than their link is, in parts of it.
LONGER = 1.2
MOST_LINKS = 500


class Link(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    address: str

    def holds(self, x: float, end: float, y: float) -> bool:
        """Whether words on the line `y` from `x` to about `end` are those of the link."""
        is_inside = self.left - 1 <= x < self.right and self.bottom - 2 <= y < self.top
        return is_inside and end - x <= LONGER * (self.right - self.left)


def links_of(page: PageObject) -> list[Link]:
    """Return the links of `page` that lead out of the document."""
    found = []
    for reference in list(page.annotations or ())[:MOST_LINKS]:
        annotation = reference.get_object()
        action = annotation.get("/A")
        address = action.get_object().get("/URI") if action else None
        if annotation.get("/Subtype") == "/Link" and address:
            x1, y1, x2, y2 = map(float, annotation["/Rect"])
            edges = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
            found.append(Link(*edges, str(address)))
    return found
