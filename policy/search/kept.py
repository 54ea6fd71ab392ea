"""The index of each site and language, kept in memory while nothing on the site changes."""

from collections.abc import Callable, Iterable
from uuid import UUID, uuid4

from django.core.cache import caches
from django.utils.translation import get_language
from wagtail.models import Site

from .documents import documents_of_register
from .index import Document, WordIndex

kept: dict[str, tuple[UUID, WordIndex]] = {}


def kept_index(name: str, documents: Callable[[], Iterable[Document]]) -> WordIndex:
    """Return the index called `name`, made of `documents()` where the site has changed since.

    The shared cache says whether it has; it copies what it keeps, which an index is too large for.
    """
    version = caches["shared"].get_or_set("version-of-indexes", uuid4)
    known = kept.get(name)
    if known and known[0] == version:
        return known[1]
    index = WordIndex(documents())
    kept[name] = version, index
    return index


def register_index(site: Site) -> WordIndex:
    """Return the index of the register as it is read in the active language."""
    name = f"register-{site.pk}-{get_language()}"
    return kept_index(name, lambda: documents_of_register(site))
