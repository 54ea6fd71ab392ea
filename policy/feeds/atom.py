import re
from datetime import datetime
from typing import IO, Any

from django.utils.feedgenerator import Atom1Feed

# XML 1.0, 2.2: pasted from a presentation or a PDF, they would end the whole feed.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class AtomFeed(Atom1Feed):
    """An Atom feed (RFC 4287) without the characters that XML cannot hold.

    One that is given `updated_when_empty` has that for its time while it has no entry.
    """

    feed: Any
    items: Any

    def write(self, outfile: IO[str], encoding: str) -> None:
        self.feed, self.items = without_controls(self.feed), without_controls(self.items)
        super().write(outfile, encoding)

    def latest_post_date(self) -> datetime:
        """Return the time of the latest entry, which is that of the feed (RFC 4287, 4.2.15)."""
        empty: datetime | None = self.feed.get("updated_when_empty")
        latest: datetime = super().latest_post_date()
        return empty if empty and not self.items else latest


def without_controls(value: object) -> object:
    """Return a text, or what lists and dicts hold of them, without those characters."""
    if isinstance(value, str):
        return NOT_IN_XML.sub(" ", value)
    if isinstance(value, dict):
        return {key: without_controls(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [without_controls(one) for one in value]
    return value
