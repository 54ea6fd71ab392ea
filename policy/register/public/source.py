"""What a promise says in the adopted document that it was read from."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings

from policy.models.commitments import Commitment
from policy.models.importing import ImportedPoint
from policy.register.bullets import normalised


class Source(NamedTuple):
    """The words in the document, where they stand in it, and the document itself.

    `differs`: they are others than the visitor reads. `url` is "" where nobody but editors may read
    the document; `format` is its kind ("pdf") and `size` its bytes.
    """

    words: str
    page: int | None
    heading: str
    language: str
    differs: bool
    url: str
    format: str
    size: int
    sha256: str
    adopted: date | None

    def told(self, root: str) -> dict[str, Any]:
        """Return what the open data says of it, with full addresses below `root`."""
        return {
            "wording": self.words,
            "page": self.page,
            "heading": self.heading,
            "language": self.language,
            "document": root + self.url if self.url else None,
            "sha256": self.sha256,
            "adopted": self.adopted,
        }


def sources_of(commitments: Iterable[Commitment] | None = None) -> dict[str, Source]:
    """Return the Source of each of `commitments` by its number, else of all there are."""
    rows = ImportedPoint.objects.select_related("imported__document__collection")
    if commitments is not None:
        rows = rows.filter(public_id__in=[one.public_id for one in commitments])
    urls: dict[int, str] = {}
    found = {}
    for row in rows:
        imported = row.imported
        if imported.pk not in urls:
            urls[imported.pk] = imported.document_url
        found[row.public_id] = Source(
            words=row.words,
            page=row.page,
            heading=row.heading,
            language=imported.language,
            differs=True,
            url=urls[imported.pk],
            format=imported.document.file_extension,
            size=imported.document.file_size or 0,
            sha256=imported.sha256,
            adopted=imported.adopted,
        )
    return found


def source_of(commitment: Commitment) -> Source | None:
    """Return the Source of a commitment, or None where it was written on its page."""
    source = sources_of([commitment]).get(commitment.public_id)
    history = commitment.history
    if source is None or history.language != settings.LANGUAGE_CODE:
        return source
    return source._replace(differs=normalised(history.text) != source.words)
