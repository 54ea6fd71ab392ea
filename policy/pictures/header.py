"""What the first bytes of a picture's file say, before anything is decoded."""

from PIL import Image

# By the endings of a file's name: what Pillow calls what is in it. Windows writes .jfif, some
# programs .apng; what moves is shown by its first picture.
KINDS = {
    "apng": {"PNG"},
    "avif": {"AVIF"},
    "heic": {"HEIF"},
    "heif": {"HEIF"},
    "jfif": {"JPEG", "MPO"},
    "jpeg": {"JPEG", "MPO"},
    "jpg": {"JPEG", "MPO"},
    "png": {"PNG"},
    "webp": {"WEBP"},
}
# Not taken, and only opened to say what they are.
OTHERS = {"BMP", "GIF", "TIFF"}
OPENED = sorted(set().union(OTHERS, *KINDS.values()) - {"MPO"})


def header(file):
    """Return the picture in `file` undecoded: `format`, `size`, `mode` are known.

    Raises OSError, SyntaxError or ValueError where it is none, DecompressionBombError where it is
    larger than anybody needs.
    """
    file.seek(0)
    return Image.open(file, formats=OPENED)
