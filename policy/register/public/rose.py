"""The shapes of the emblem: a rose with a petal for each commitment, grouped by area."""

from collections.abc import Iterator, Sequence
from math import floor, pi
from typing import NamedTuple

# The rose fills a circle of this radius around (0, 0), in units of its picture.
RADIUS = 98.0
# Where the petals of the innermost ring begin.
HEART = 18.0
# The space between two areas, in degrees.
GAP = 7.0
# How many petals one, two and three rings hold before they are too thin to be told apart.
ROOM = (28, 72, 140)
# More than these are no longer petals.
MOST = 240


class Petal(NamedTuple):
    """A petal that points up from the middle (`path`, of SVG), and its `turn` in degrees."""

    turn: float
    path: str


def rose(sizes: Sequence[int]) -> list[list[Petal]]:
    """Return the petals of each area, clockwise, where `sizes` says how many it has."""
    total = sum(sizes)
    gap = GAP if sum(map(bool, sizes)) > 1 else 0.0
    rings = 1 + sum(total > room for room in ROOM)
    free = 360.0 - gap * sum(map(bool, sizes))
    start, areas = 0.0, []
    for size in sizes:
        span = free * size / total if total else 0.0
        areas.append(sorted(petals(start, span, shares(size, rings))))
        start += span + gap if size else 0.0
    return areas


def shares(size: int, rings: int) -> list[int]:
    """Return how many of `size` petals each ring has, the outermost first: by its girth."""
    weights = [2 * (rings - ring) + 1 for ring in range(rings)]
    found = [floor(size * weight / sum(weights)) for weight in weights]
    for ring in range(size - sum(found)):
        found[ring] += 1
    return found


def petals(start: float, span: float, numbers: Sequence[int]) -> Iterator[Petal]:
    depth = (RADIUS - HEART) / len(numbers)
    for ring, number in enumerate(numbers):
        outer = RADIUS - ring * depth
        inner = outer - depth * (0.94 if len(numbers) > 1 else 1.0)
        for place in range(number):
            step = span / number
            width = min(step * pi / 180 * (inner + 0.62 * (outer - inner)) * 0.72, 0.3 * depth + 6)
            yield Petal(round(start + step * (place + 0.5), 1), path(inner, outer, width))


def path(inner: float, outer: float, width: float) -> str:
    """A drop from `inner` to `outer`; `width` is how far its curves are pulled to each side."""
    low, high = inner + 0.35 * (outer - inner), outer - 0.02 * (outer - inner)
    waist = width * 0.5
    side = f"{waist:.1f} {-low:.0f} {width:.1f} {-high:.0f}"
    other = f"{-width:.1f} {-high:.0f} {-waist:.1f} {-low:.0f}"
    return f"M0 {-inner:.0f}C{side} 0 {-outer:.0f}C{other} 0 {-inner:.0f}z"
