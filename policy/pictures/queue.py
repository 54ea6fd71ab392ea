"""Large pictures are decoded one at a time on this machine, however many are sent at once.

One of 64 megapixels takes up to 750 MB while it is converted, from a print shop's colours; the
service may take 1,500 MB in all (MemoryMax in deploy/systemd).
"""

import fcntl
import os
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from .storage import RENDITIONS

# Pixels from which a picture waits for its turn: smaller ones take 16 MB.
LARGE_PIXELS = 4_000_000
# Large uploads that a process has in hand, waiting ones included: visitors need threads too.
uploads = threading.BoundedSemaphore(3)
# Seconds, fewer than nginx waits.
MAX_WAIT = 45


class Busy(Exception):
    """Too many large pictures wait already."""


@contextmanager
def upload_slot(pixels):
    """Wait until an upload of so many `pixels` may be decoded.

    Raises Busy where several wait already, or after MAX_WAIT seconds.
    """
    if pixels < LARGE_PIXELS:
        yield
        return
    if not uploads.acquire(blocking=False):
        raise Busy
    try:
        with decoding_slot(pixels, MAX_WAIT):
            yield
    finally:
        uploads.release()


@contextmanager
def decoding_slot(pixels, seconds=None):
    """Wait likewise; raises Busy after so many `seconds` where they are given."""
    if pixels < LARGE_PIXELS:
        yield
        return
    with locked(settings.MEDIA_ROOT, seconds):
        yield


@contextmanager
def making_slot():
    """Wait until nobody else on this machine makes several renditions of a picture."""
    with locked(Path(settings.MEDIA_ROOT, RENDITIONS)):
        yield


@contextmanager
def locked(folder, seconds=None):
    """Lock a folder, which every process has; whatever ends a process ends its lock."""
    os.makedirs(folder, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        acquire_lock(descriptor, seconds)
        yield
    finally:
        os.close(descriptor)


def acquire_lock(descriptor, seconds):
    end = None if seconds is None else time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            if end is not None and time.monotonic() > end:
                raise Busy from None
        time.sleep(0.05)
