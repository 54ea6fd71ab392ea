"""The cache of fragments that many pages share, such as the menu: exact for a version."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.cache.backends.locmem import LocMemCache

current: ContextVar[int | None] = ContextVar("version", default=None)


@contextmanager
def share_fragments(version: int | None) -> Iterator[None]:
    """Let pages that are made meanwhile share what belongs to this version of the site."""
    before = current.set(version)
    try:
        yield
    finally:
        current.reset(before)


class SharedCache(LocMemCache):
    """A cache in memory that is exact: what is kept in one version is not found in another.

    It is empty for whoever may write meanwhile: the admin with its previews, a form, a command.
    What nobody can find any more is let go when the next version brings something to keep.
    """

    newest: int | None = None

    def make_key(self, key: str, version: int | None = None) -> str:
        return super().make_key(key, current.get())

    def get(self, key: str, default: object = None, version: int | None = None) -> Any:
        return default if current.get() is None else super().get(key, default)

    def add(self, *args: Any, **kwargs: Any) -> bool:
        return self.is_open() and super().add(*args, **kwargs)

    def set(self, *args: Any, **kwargs: Any) -> None:
        if self.is_open():
            super().set(*args, **kwargs)

    def is_open(self) -> bool:
        """Whether something may be kept now, in a cache that holds one version only."""
        version = current.get()
        if version not in (None, SharedCache.newest):
            self.clear()
            SharedCache.newest = version
        return version is not None
