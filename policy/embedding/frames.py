"""The small pages that other sites show in a frame: a promise, an area, the register.

Their addresses hold numbers that never change, so they outlive every renaming.
"""

from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from policy.models.commitments import Commitment, Term
from policy.register.public.listing import Listing
from policy.register.public.overview import overview

# CSS pixels, measured at a width of 320; a promise takes one more for each letter.
PROMISE_HEIGHT, AREA_HEIGHT, REGISTER_HEIGHT = 250, 450, 500


class Frame(NamedTuple):
    """A small page at `path`, what it is called, and the CSS pixels that it is high at most."""

    path: str
    title: str
    height: int

    def markup(self, root: str, width: str, height: int) -> SafeString:
        """Return the element that shows it; `root` is the address of the site."""
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
            'style="border:0"></iframe>',
            root + self.path,
            self.title,
            width,
            height,
        )


def promise_frame(commitment: Commitment) -> Frame:
    said = commitment.statement
    path = reverse("embedded-promise", args=[commitment.public_id])
    return Frame(path, said, PROMISE_HEIGHT + len(said))


def area_frame(area: Page, register: Page) -> Frame | None:
    """Return the frame of the page of an area, None where the register has nothing of it."""
    key = area.translation_key
    is_shown = key in {one.key for one in overview().areas}
    return named_frame(key, area.title, register) if is_shown else None


def named_frame(key: UUID, title: str, register: Page) -> Frame:
    return Frame(reverse("embedded-area", args=[key]), f"{register.title}: {title}", AREA_HEIGHT)


def listing_frame(listing: Listing) -> Frame | None:
    """Return the frame of the area or term that a visitor has chosen in the register."""
    if listing.chosen_area:
        return named_frame(listing.chosen_area.key, listing.chosen_area.title, listing.page)
    is_present = listing.term in ("", listing.page.term) or not listing.areas
    return register_frame(listing.page, None if is_present else listing.areas[0].years)


def register_frame(register: Page, term: Term | None = None) -> Frame:
    """Return the frame of a Term in the register, or always of that of the present programme."""
    path = reverse("embedded-term", args=term) if term else reverse("embedded-register")
    title = f"{register.title} {term}" if term else register.title
    return Frame(path, title, REGISTER_HEIGHT)
