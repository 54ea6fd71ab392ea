"""What the register holds of one page in one language, and the entries that change it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from uuid import UUID

from .bullets import statement_of

UNFOLLOWED = "unfollowed"


class Entry(NamedTuple):
    """A new wording of a commitment; an empty text takes it from the page, or from follow-up."""

    public_id: str
    text: str
    reason: str = ""
    heading: str = ""
    change: str = ""
    note: str = ""


@dataclass(frozen=True)
class RegisterState:
    """What the register holds of one page in one language.

    `points` leads from block ids to the public ids of commitments, of all languages;
    `texts` holds the last words of each and `headings` the heading above them, `published` those
    that the page says now, and `unfollowed` those that it says without being followed up.
    `gone` are block ids of commitments that stand on another page now.
    `taken` are numbers that points of the page would make, and commitments have: of this page, or
    of another to which they have moved.
    """

    translation_key: UUID | str
    points: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    unfollowed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()

    @property
    def promised(self) -> frozenset[str]:
        """What the page says, followed up or not."""
        return self.published | self.unfollowed

    def apply(self, entries: Iterable[Entry]) -> "RegisterState":
        """Return the state after `entries`."""
        texts, headings = dict(self.texts), dict(self.headings)
        published, unfollowed = set(self.published), set(self.unfollowed)
        for entry in entries:
            published.discard(entry.public_id)
            unfollowed.discard(entry.public_id)
            if entry.text:
                texts[entry.public_id] = entry.text
                headings[entry.public_id] = entry.heading
                published.add(entry.public_id)
            elif entry.reason == UNFOLLOWED:
                unfollowed.add(entry.public_id)
        return replace(
            self,
            texts=texts,
            headings=headings,
            published=frozenset(published),
            unfollowed=frozenset(unfollowed),
        )

    def statement(self, public_id: str) -> str:
        """Return what a commitment said last, with the heading above it; "" before anything."""
        text = self.texts.get(public_id, "")
        return text and statement_of(self.headings.get(public_id, ""), text)
