"""What a storage of uploads tells of a file, in a folder or in a bucket."""

from datetime import datetime
from typing import NamedTuple


class StoredFile(NamedTuple):
    """A file in a storage: its name, bytes, and when it was written."""

    name: str
    size: int
    modified: datetime
