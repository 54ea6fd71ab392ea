from typing import NamedTuple


class Finding(NamedTuple):
    """Something to put right (`is_error`: before publishing) or to think about.

    `where` leads to the place: the name of a field and, in a field of blocks, the number of
    the block (from 0) and the names and numbers of what is inside it, for instance
    ("body", 2, "points", 0).
    """

    where: tuple
    text: str
    is_error: bool
