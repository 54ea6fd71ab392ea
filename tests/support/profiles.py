"""Small colour profiles of every kind (ICC.1:2001-04), made here."""

import itertools
import struct

D50 = (0.9642, 1.0, 0.8249)
# What three inks print where each covers all, and black: sRGB, unlike the inks of a screen.
INKS = {"c": (0, 150, 210), "m": (220, 0, 120), "y": (250, 230, 20)}


def number(value):
    return struct.pack(">i", round(value * 65536))


def xyz(*values):
    return b"XYZ \0\0\0\0" + b"".join(map(number, values))


def gamma(value):
    return struct.pack(">4s4xIH2x", b"curv", 1, round(value * 256))


def text(words):
    return b"text\0\0\0\0" + words + b"\0"


def profile(space, kind, connection, **tags):
    """Return a profile for pixels in `space`, of the class `kind`, with its `tags`."""
    tags = {"desc": text(b"test"), "cprt": text(b"none"), "wtpt": xyz(*D50), **tags}
    place = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += struct.pack(">4sII", name.encode(), place + len(data), len(content))
        data += content + b"\0" * (-len(content) % 4)
    size = place + len(data)
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02100000, kind, space, connection)
    head += b"\0" * 12 + b"acsp" + b"\0" * 28 + b"".join(map(number, D50))
    return head.ljust(128, b"\0") + table + data


def adobe_rgb(more=0):
    """Return a profile like Adobe RGB (1998), with `more` bytes that say nothing."""
    curve = gamma(563 / 256)
    return profile(
        b"RGB ",
        b"mntr",
        b"XYZ ",
        rXYZ=xyz(0.60974, 0.31111, 0.01947),
        gXYZ=xyz(0.20528, 0.62567, 0.06087),
        bXYZ=xyz(0.14919, 0.06322, 0.74457),
        rTRC=curve,
        gTRC=curve,
        bTRC=curve,
        **({"more": text(b"x" * more)} if more else {}),
    )


def linear_grey():
    """Return a profile of greys whose numbers grow as the light does: 55 is 128 in sRGB."""
    return profile(b"GRAY", b"mntr", b"XYZ ", kTRC=gamma(1))


def inks():
    """Return a profile of a press that prints INKS, by its sixteen ways of doing so."""
    steps = bytes(range(256))
    nodes = b"".join(lab_byte(printed(*on)) for on in itertools.product((0, 1), repeat=4))
    identity = b"".join(number(float(row == column)) for row in range(3) for column in range(3))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + identity + 4 * steps + nodes + 3 * steps
    return profile(b"CMYK", b"prtr", b"Lab ", A2B0=table)


def printed(*on):
    colour = [255.0] * 3
    for ink, covers in zip((*INKS.values(), (0, 0, 0)), on, strict=True):
        if covers:
            colour = [below * above / 255 for below, above in zip(colour, ink, strict=True)]
    return colour


def lab_byte(colour):
    """Return sRGB `colour` as L*, a* and b* in a byte each, by the white D50."""
    light = [
        (one / 255 + 0.055) ** 2.4 / 1.055**2.4 if one > 10 else one / 255 / 12.92 for one in colour
    ]
    rows = ((0.43607, 0.38515, 0.14307), (0.22249, 0.71687, 0.06061), (0.01392, 0.09708, 0.7141))
    seen = [sum(a * b for a, b in zip(row, light, strict=True)) for row in rows]
    x, y, z = (
        ratio ** (1 / 3) if ratio > 0.008856 else 7.787 * ratio + 16 / 116
        for ratio in (part / white for part, white in zip(seen, D50, strict=True))
    )
    values = (116 * y - 16) * 2.55, 500 * (x - y) + 128, 200 * (y - z) + 128
    return bytes(min(255, max(0, round(value))) for value in values)
