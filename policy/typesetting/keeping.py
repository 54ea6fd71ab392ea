"""Documents are typeset one at a time on this machine, and kept: what says the same is made once.

They are kept beside the uploads, where no server serves them, so that each process finds what
another one has made, and a change of something else on the site makes nothing anew.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from policy.files.durable import is_whole
from policy.pictures.storage import DOCUMENTS

from .typeset import TEMPLATES, typeset


class Busy(Exception):
    """A document is being typeset."""


@contextmanager
def turn() -> Iterator[None]:
    """Have the turn to typeset on this machine.

    It is not waited for: a server has few threads, and others read the site meanwhile.

    Raises:
        Busy: somebody else has it.
    """
    folder = Path(settings.MEDIA_ROOT, DOCUMENTS)
    folder.mkdir(parents=True, exist_ok=True)
    # Whatever ends a process ends its lock.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise Busy from error
    finally:
        os.close(descriptor)


def kept(name: str, document: dict[str, object], files: Mapping[str, bytes]) -> bytes:
    """Return `document` as a PDF, the one that is kept as `name` where it says the same.

    Raises:
        CannotTypeset: see typeset().
    """
    folder = f"{DOCUMENTS}/{name}"
    path = f"{folder}/{digest_of(document, files)}.pdf"
    if is_whole(path):
        with default_storage.open(path) as file:
            return file.read()
    pdf = typeset(document, files)
    default_storage.delete_all(folder)
    default_storage.save(path, ContentFile(pdf))
    return pdf


def kept_size(name: str) -> int | None:
    """Return the bytes of what is kept as `name`, though it may say other words by now; or None."""
    return next((one.size for one in default_storage.files(f"{DOCUMENTS}/{name}")), None)


def digest_of(document: dict[str, object], files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(digest_of_templates())
    digest.update(json.dumps(document, sort_keys=True).encode())
    for name in sorted(files):
        digest.update(hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:32]


@cache
def digest_of_templates() -> bytes:
    return hashlib.sha256(b"".join(map(Path.read_bytes, sorted(TEMPLATES.iterdir())))).digest()
