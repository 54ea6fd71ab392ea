"""The bodies of finished responses: small ones in memory, large ones in files without a name."""

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from tempfile import mkstemp

import brotli

# Bytes below which a body is not compressed, and from which it lies in a file.
SMALLEST, LARGE = 500, 1024 * 1024
# Bytes that are sent at a time of a large one.
PIECE = 256 * 1024
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


class SmallBody(list[bytes]):
    """The bytes of a page in memory, as WSGI sends them."""

    def __init__(self, content: bytes) -> None:
        super().__init__([content])
        self.length = len(content)

    def digest(self) -> str:
        return hashlib.sha256(self[0]).hexdigest()

    def compressed(self, encoding: str) -> "SmallBody":
        return SmallBody(COMPRESS[encoding](self[0]))


class LargeBody:
    """A body in a file that is gone with it, so that it takes no memory; sent in pieces."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        descriptor, name = mkstemp(prefix="lokalpolitik-")
        self.file = os.fdopen(descriptor, "w+b")
        os.unlink(name)
        hashed = hashlib.sha256()
        self.length = 0
        for part in parts:
            self.file.write(part)
            hashed.update(part)
            self.length += len(part)
        self.file.flush()
        self.hashed = hashed.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        """Yield the pieces; several threads may read at once."""
        start = 0
        while piece := os.pread(self.file.fileno(), PIECE, start):
            yield piece
            start += len(piece)

    def digest(self) -> str:
        return self.hashed

    def compressed(self, encoding: str) -> "LargeBody":
        return LargeBody(compressed_pieces(self, encoding))


Body = SmallBody | LargeBody


def body_of(parts: Iterable[bytes]) -> Body:
    """Return the body that consists of `parts`, of which few are in memory at once."""
    parts = iter(parts)
    first: list[bytes] = []
    length = 0
    for part in parts:
        first.append(part)
        length += len(part)
        if length >= LARGE:
            return LargeBody(chain(first, parts))
    return SmallBody(b"".join(first))


def compressed_pieces(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield `pieces` compressed, with less pains than small bodies: they are a hundred times it."""
    if encoding == "br":
        brotlied = brotli.Compressor(mode=brotli.MODE_TEXT, quality=4)
        yield from map(brotlied.process, pieces)
        yield brotlied.finish()
    else:
        zipped = zlib.compressobj(6, wbits=31)
        yield from map(zipped.compress, pieces)
        yield zipped.flush()
