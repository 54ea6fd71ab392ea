"""What both files of version 2 say of a commitment, in the same way."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urljoin
from uuid import UUID

from policy.models.commitments import Evidence

from ..as_of import CommitmentAsOf


class Entry(NamedTuple):
    """A commitment of the register whose full address is `root`.

    `pages` are the full addresses of the pages with promises, by translation key.
    """

    commitment: CommitmentAsOf
    root: str
    pages: Mapping[UUID, str]

    def base(self) -> dict[str, Any]:
        """Its number, its addresses, and its words of the day."""
        one, history = self.commitment, self.commitment.history
        shown = history.shown
        promised = not history.withdrawn_since
        return {
            "id": one.commitment.public_id,
            "address": self.root + one.commitment.path,
            "page": self.pages.get(one.commitment.translation_key) if promised else None,
            "heading": shown.heading if shown else "",
            "wording": history.text,
            "worded": shown and shown.date,
            "promised": history.promised_since,
        }

    def address(self, url: str) -> str:
        """Return `url`, which may lack the site, in full."""
        return urljoin(self.root, url)

    def evidence(self, piece: Evidence) -> dict[str, Any]:
        return {
            "address": self.address(piece.url),
            "title": piece.title,
            "seen": piece.kept,
            "document": piece.document and self.address(piece.document.url),
            "own_account": piece.is_own,
        }


def left_because(one: CommitmentAsOf) -> str | None:
    """Return the reason for which a commitment was withdrawn, None where it is promised."""
    last = max(one.history.deciding, key=lambda wording: wording.pk)
    return last.reason if one.withdrawn_since else None
