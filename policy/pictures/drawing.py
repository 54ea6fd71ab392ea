"""What sharing cards are drawn of, with Pillow: lines of text, the branch's mark, statuses."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont, ImageOps

from policy.pictures.queue import decoding_slot

WHITE = "#ffffff"
INK = "#1d1412"
# Letters of every script the site is written in, in one file: see card-LICENSE.txt.
FONT = Path(__file__).parent / "fonts" / "card.woff2"
LINE = 1.2
# Marks of the interface (site_project.languages.marks), and what no font has a letter for.
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
# Drawn larger and scaled down, which smoothes the edges.
OVERSAMPLING = 4


class Brand(NamedTuple):
    """How a branch is known: its colour (#rrggbb, white text can be read on it), name and mark.

    `mark` is a Picture, or None for the drawn one.
    """

    colour: str
    name: str
    mark: object = None

    @property
    def seen(self) -> tuple:
        """What of it a card shows."""
        return (self.colour, self.name, self.mark and self.mark.file_hash)


def font(size):
    return ImageFont.truetype(FONT, size)


def readable(text):
    return PRIVATE_USE.sub("", f"{text}")


class Canvas:
    """A ground with lines set from the side where the language of the card begins."""

    def __init__(self, size, colour, margin, is_right_to_left=False):
        self.image = Image.new("RGB", size, colour)
        self.draw = ImageDraw.Draw(self.image)
        self.margin = margin
        self.is_right_to_left = is_right_to_left

    def start(self, width, offset=0, column=None):
        """Return the left edge of something `width` wide, `offset` from where lines begin."""
        column = column or self.image.width - 2 * self.margin
        if self.is_right_to_left:
            return self.margin + column - offset - width
        return self.margin + offset

    def text(self, lines, size, top, column=None, offset=0, colour=WHITE):
        """Draw `lines` from `top` down, in a `column` of so many pixels."""
        chosen, direction = font(size), "rtl" if self.is_right_to_left else "ltr"
        top += (size * LINE - sum(chosen.getmetrics())) / 2
        for number, line in enumerate(lines):
            width = self.draw.textlength(line, font=chosen, direction=direction)
            left = self.start(width, offset, column)
            place = (left, top + number * size * LINE)
            self.draw.text(place, line, font=chosen, fill=colour, direction=direction)

    def paste(self, picture, place):
        self.image.paste(picture, place, picture if picture.mode == "RGBA" else None)

    def length(self, text, size):
        return self.draw.textlength(text, font=font(size))

    def brand(self, brand, column, side=72):
        """Draw mark and name at the top, as in the header of a page."""
        mark = mark_of(brand, side)
        top = self.margin - 8
        self.paste(mark, (round(self.start(side, column=column)), top))
        beside = side + 24
        lines, size = fitted(self.draw, brand.name, column - beside, side + 8, (34, 30, 26))
        middle = top + (side - len(lines) * size * LINE) / 2
        self.text(lines, size, middle, column, beside)


def smooth(side: int, draw_on: Callable[[ImageDraw.ImageDraw, int], None]) -> Image.Image:
    """Return a transparent square on which `draw_on` has drawn at several times its size."""
    edge = side * (OVERSAMPLING if side < 200 else 2)
    large = Image.new("RGBA", (edge, edge), (0, 0, 0, 0))
    draw_on(ImageDraw.Draw(large), edge)
    return large.resize((side, side), Image.Resampling.LANCZOS)


def petal(side, colour, is_right_to_left=False):
    """Return the drawn mark: a circle with one corner, at the bottom where lines begin."""

    def draw_on(draw, edge):
        draw.ellipse((0, 0, edge - 1, edge - 1), colour)
        half = edge // 2
        left = half if is_right_to_left else 0
        draw.rectangle((left, half, left + half, edge - 1), colour)

    return smooth(side, draw_on)


def mark_of(brand, side):
    """Return the branch's own mark on a white ground, or the drawn one."""
    if brand.mark is None:
        return petal(side, WHITE)
    with (
        decoding_slot(brand.mark.width * brand.mark.height),
        brand.mark.file.open("rb") as file,
        Image.open(file) as image,
    ):
        inner = ImageOps.contain(image.convert("RGBA"), (side - 12, side - 12))
    ground = smooth(side, lambda draw, edge: draw.rounded_rectangle((0, 0, edge, edge), 40, WHITE))
    ground.alpha_composite(inner, ((side - inner.width) // 2, (side - inner.height) // 2))
    return ground


def fitted(draw, text, width, height, sizes):
    """Return the lines and the largest of `sizes` at which they fit; the rest is left out."""
    for size in sizes:
        lines = wrapped(draw, text, font(size), width)
        if len(lines) * size * LINE <= height:
            return lines, size
    most = int(height / size / LINE)
    last = lines[most - 1]
    while draw.textlength(f"{last} …", font=font(size)) > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*lines[: most - 1], last.rstrip(" .,") + " …"], size


def wrapped(draw, text, chosen, width):
    """Break `text` into lines no wider than `width` pixels, too long a word within itself."""
    lines = [""]
    for word in readable(text).split():
        candidate = f"{lines[-1]} {word}".strip()
        if draw.textlength(candidate, font=chosen) <= width:
            lines[-1] = candidate
            continue
        lines.append("")
        for letter in word:
            if draw.textlength(lines[-1] + letter, font=chosen) > width:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


def status_icon(value, side, colour):
    """Return the icon of a status, like templates/policy/register/status_icon.html."""

    def draw_on(draw, edge):
        unit = edge / 16
        pen = round(1.6 * unit)

        def box(radius):
            return [(8 - radius) * unit] * 2 + [(8 + radius) * unit] * 2

        def line(*points, fill=colour, width=pen):
            draw.line([(x * unit, y * unit) for x, y in points], fill, width, joint="curve")

        if value in ("not-assessed", "never-assessed"):
            for start in range(0, 360, 45):
                draw.arc(box(7.2), start, start + 24, colour, pen)
            return
        if value in ("done", "not-done"):
            draw.ellipse(box(7.5), colour)
        else:
            draw.ellipse(box(7.3), None, colour, pen)
        if value == "started":
            draw.pieslice(box(4.7), 270, 360, colour)
        elif value == "partly-done":
            draw.pieslice(box(4.7), 270, 450, colour)
        elif value == "done":
            line((4.6, 8.2), (7.1, 10.7), (11.5, 5.9), fill=WHITE, width=round(2 * unit))
        elif value == "not-done":
            line((5.3, 5.3), (10.7, 10.7), fill=WHITE, width=round(2 * unit))
            line((10.7, 5.3), (5.3, 10.7), fill=WHITE, width=round(2 * unit))
        elif value == "dropped":
            line((5.3, 5.3), (10.7, 10.7))
            line((10.7, 5.3), (5.3, 10.7))
        elif value == "untraceable":
            draw.arc([5.6 * unit, 3.8 * unit, 10.4 * unit, 8.6 * unit], 190, 75, colour, pen)
            line((8, 8.2), (8, 9.6))
            draw.ellipse([7.1 * unit, 10.9 * unit, 8.9 * unit, 12.7 * unit], colour)

    return smooth(side, draw_on)
