"""A document of any format becomes a Document."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock, Timer
from typing import BinaryIO

from .document import Document, UnreadableDocument
from .sentences import BUSY, TOO_LARGE, TOO_MUCH

LARGEST_FILE = 20 * 1024 * 1024
# Seconds that a reading may take, and that another one waits for it: fewer than nginx waits.
LONGEST_WAIT, LONGEST_QUEUE = 40, 10
CHILD = [sys.executable, "-m", "policy.importing.child"]
# Two at once could take what large pictures need (MemoryMax in deploy/systemd).
ONE_AT_A_TIME = Lock()
ROOT = Path(__file__).resolve().parents[2]


def read(file: BinaryIO) -> Document:
    """Return the paragraphs of `file`, whatever its format is, which its content tells.

    It is read in a process of its own with limits of memory and time, without the environment and
    so without the secrets of this one (see `child`). Nothing that it refers to is fetched.

    Args:
        file: what was uploaded, open at its beginning.

    Raises:
        UnreadableDocument: it is too large, broken, protected, of another format or has no text, or
            others are being read.
    """
    with TemporaryFile() as copy:
        size = copy.write(file.read(LARGEST_FILE + 1))
        if size > LARGEST_FILE:
            raise UnreadableDocument(TOO_LARGE, most=LARGEST_FILE // 1024**2)
        copy.seek(0)
        if not ONE_AT_A_TIME.acquire(timeout=LONGEST_QUEUE):
            raise UnreadableDocument(BUSY)
        try:
            return answer_of(copy)
        finally:
            ONE_AT_A_TIME.release()


def answer_of(file: BinaryIO) -> Document:
    with subprocess.Popen(
        CHILD,
        stdin=file,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={"PYTHONUTF8": "1"},
    ) as child:
        timer = Timer(LONGEST_WAIT, child.kill)
        timer.start()
        try:
            for line in child.stdout or ():
                answer = json.loads(line)
                if "document" in answer:
                    return Document.from_json(answer["document"])
                if "error" in answer:
                    raise UnreadableDocument(answer["error"], **answer.get("values", {}))
        finally:
            timer.cancel()
            child.kill()
    raise UnreadableDocument(TOO_MUCH)
