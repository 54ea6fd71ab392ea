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

    It is empty for whoever may write meanwhile: the admin with its previews, a form, a command.
    What nobody can find any more is let go when the next generation brings something to keep.
    """

    newest = None

    def make_key(self, key, version=None):
        return super().make_key(key, current.get())

    def get(self, key, default=None, version=None):
        return default if current.get() is None else super().get(key, default)

    def add(self, *args, **kwargs):
        return self.is_open() and super().add(*args, **kwargs)

    def set(self, *args, **kwargs):
        if self.is_open():
            super().set(*args, **kwargs)

    def is_open(self):
        """Whether something may be kept now, in a cache that holds one generation only."""
        generation = current.get()
        if generation not in (None, SharedCache.newest):
            self.clear()
            SharedCache.newest = generation
        return generation is not None
