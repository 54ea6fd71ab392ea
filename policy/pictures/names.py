"""Names of the files of pictures: none ever means another picture than it meant before.

So browsers and caches may keep what they have for ever (Cache-Control: immutable, RFC 8246).
"""

from pathlib import PurePath

# Where renditions lie. Only what lies in the first folder is served as files.
RENDITIONS, PRIVATE_RENDITIONS = "images", "private_images"
# Hexadecimal digits of a content's SHA-1: two to the 64th names.
DIGITS = 16
LONGEST = 70


def name_of_original(path, digest):
    """Return `path`, as Wagtail would have it, with the content's `digest` in its name."""
    path = PurePath(path)
    stem = path.stem.replace(".", "_")[:LONGEST]
    return str(path.with_name(f"{stem}.{digest[:DIGITS]}{path.suffix}"))


def name_of_rendition(folder, original, spec, digest, suffix):
    """Return the name of the file that `spec` makes of the file `original`."""
    stem = PurePath(original).name.partition(".")[0][:30]
    made = f"{stem}.{spec.replace('|', '.')}"[:LONGEST]
    return f"{folder}/{made}.{digest[:DIGITS]}{suffix}"
