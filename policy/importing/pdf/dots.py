"""Marks of lists that are drawn, as browsers print them: small discs, rings and squares."""

from typing import Any

SMALLEST, LARGEST = 1.5, 8
# Of a path: circles are made of four or more curves.
CURVES = 4
PAINT = {b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"}

Point = tuple[float, float]


class Dots:
    """Takes what pypdf meets of a page's drawing; `found` are left edge and middle of each dot."""

    def __init__(self) -> None:
        self.found: list[Point] = []
        self.corners: list[Point] = []
        self.curves = 0

    def draw(self, operator: bytes, operands: Any, ctm: list[float], tm: list[float]) -> None:
        if operator == b"m":
            self.corners, self.curves = [placed(operands[:2], ctm)], 0
        elif operator == b"c":
            self.corners.append(placed(operands[4:6], ctm))
            self.curves += 1
        elif operator == b"re":
            x, y, width, height = map(float, operands[:4])
            self.corners = [placed((x, y), ctm), placed((x + width, y + height), ctm)]
            self.curves = CURVES
        elif operator in PAINT:
            self.end()

    def end(self) -> None:
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        if self.curves >= CURVES and xs:
            width, height = max(xs) - min(xs), max(ys) - min(ys)
            if SMALLEST < width < LARGEST and abs(width - height) < 0.2 * width:
                self.found.append((min(xs), (min(ys) + max(ys)) / 2))
        self.corners, self.curves = [], 0


def placed(point: Any, ctm: list[float]) -> Point:
    """Return where `point` is on the page."""
    x, y = float(point[0]), float(point[1])
    return x * ctm[0] + y * ctm[2] + ctm[4], x * ctm[1] + y * ctm[3] + ctm[5]
