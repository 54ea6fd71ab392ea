"""What many pages show alike, such as the menu and the footer: found out once a generation."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.core.cache.backends.locmem import LocMemCache

current = ContextVar("generation", default=None)


@contextmanager
def pages_of(generation):
    """Let pages that are made meanwhile share what belongs to this generation of the database."""
    before = current.set(generation)
    try:
        yield
    finally:
        current.reset(before)


class SharedCache(LocMemCache):
    """A cache in memory that is exact: what is kept in one generation is not found in another.

    It is empty for whoever is not answered by the page cache: an editor, a preview, a command.
    What nobody can find any more is let go when the next generation brings something to keep.
    """

    newest = None

    def make_key(self, key, version=None):
        return super().make_key(key, current.get())

    def get(self, key, default=None, version=None):
        return default if current.get() is None else super().get(key, default)

    def add(self, key, value, *args, **kwargs):
        generation = current.get()
        if generation is None:
            return False
        if generation != SharedCache.newest:
            self.clear()
            SharedCache.newest = generation
        return super().add(key, value, *args, **kwargs)
