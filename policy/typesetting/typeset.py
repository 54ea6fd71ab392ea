"""A document becomes a PDF."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

CHILD = [sys.executable, "-m", "policy.typesetting.child"]
# On a machine with many cores, as many threads would ask for more addresses than a child may have.
ENVIRONMENT = {"PYTHONUTF8": "1", "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = Path(__file__).parent / "templates"
# Seconds, fewer than nginx waits.
LONGEST_WAIT = 18


class CannotTypeset(Exception):
    """The templates have a fault, or the document asks for too much memory or time."""


def typeset(document: dict[str, object], files: Mapping[str, bytes]) -> bytes:
    """Return `document` as a PDF (PDF/UA-1, ISO 14289-1).

    It is made in a process of its own with limits of memory and time, without the environment and
    so without the secrets of this one (see `child`); what it took is given back when it ends.

    Args:
        document: what it says: its `template`, `published` (an ISO 8601 time with its zone, the
            time at which the file says that it was made) and what that template shows.
        files: pictures by the names that the document has for them.

    Raises:
        CannotTypeset: says why.
    """
    with TemporaryDirectory() as folder:
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        try:
            made = subprocess.run(
                [*CHILD, folder],
                input=json.dumps(document).encode(),
                capture_output=True,
                cwd=ROOT,
                env=ENVIRONMENT,
                timeout=LONGEST_WAIT,
            )
        except subprocess.TimeoutExpired as error:
            raise CannotTypeset(f"more than {LONGEST_WAIT} seconds") from error
    if made.returncode:
        raise CannotTypeset(made.stderr.decode()[:2000] or f"ended by {made.returncode}")
    return made.stdout
