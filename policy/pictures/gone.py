"""A picture that is deleted, or gets another file, leaves nothing of the former one behind.

Wagtail deletes the file and its renditions; here goes what was made of them elsewhere.
"""

import shutil
from functools import partial

from django.core.files.storage import default_storage
from django.db.transaction import on_commit
from django.dispatch import Signal

from .cards import FOLDER

# Sent with `digest`, the file_hash of a picture that is no more.
picture_gone = Signal()


def after_deletion(instance, **kwargs):
    on_commit(partial(leave_nothing, instance.file_hash))


def leave_nothing(digest):
    """Let sharing cards be drawn anew, and others take away what they made of the picture."""
    shutil.rmtree(default_storage.path(FOLDER), ignore_errors=True)
    picture_gone.send(None, digest=digest)
