"""What is told of pictures to whoever makes their sizes in the background."""

from functools import partial

from django.db.transaction import on_commit
from django.dispatch import Signal

# Sizes of pictures may be missing now.
pictures_waiting = Signal()


def announce(**kwargs):
    """Send pictures_waiting after the transaction (a receiver, of whatever shows a picture)."""
    on_commit(partial(pictures_waiting.send, None))
