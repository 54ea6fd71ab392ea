import contextlib
import threading
from collections import OrderedDict


class Store:
    """Pages by key, bounded in bytes: the one that was asked for longest ago goes first."""

    def __init__(self, most_bytes):
        self.most_bytes = most_bytes
        self.bytes = 0
        self.pages = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key):
        """Return the page, or None."""
        page = self.pages.get(key)
        if page is not None:
            with contextlib.suppress(KeyError):  # another thread has just let it go
                self.pages.move_to_end(key)
        return page

    def put(self, key, page):
        """Keep `page`, unless it alone would take a quarter of the room."""
        if page.size > self.most_bytes // 4:
            return
        with self.lock:
            self.drop(key)
            self.pages[key] = page
            self.bytes += page.size
            while self.bytes > self.most_bytes:
                self.drop(next(iter(self.pages)))

    def forget(self, key):
        with self.lock:
            self.drop(key)

    def drop(self, key):
        page = self.pages.pop(key, None)
        if page is not None:
            self.bytes -= page.size
