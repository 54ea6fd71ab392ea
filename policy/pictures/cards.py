"""The card that social media show for a page: 1200 × 630 pixels (Open Graph), made with Pillow."""

import hashlib
import re
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from policy.pictures.queue import decoding_slot

SIZE = WIDTH, HEIGHT = (1200, 630)
MARGIN = 60
COLUMN = 600
WHITE = "#ffffff"
TITLE_SIZES = (80, 68, 58, 48, 40)
MAX_LINES = 8
# Letters of every script the site is written in, in one file: see card-LICENSE.txt.
FONT = Path(__file__).parent / "fonts" / "card.woff2"
# Part of every digest: a new number makes every card anew.
LAYOUT = 1
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u074f]")


class Card:
    """The card of a page: its title, that of the page above it, and its picture if it has one.

    The ground is `colour` (#rrggbb), one on which white text can be read.
    """

    def __init__(self, page, navigation, colour):
        self.colour = colour
        self.title = getattr(page, "slogan", "") or page.title
        above = navigation.above(page)
        self.above = above[-1].title if above else ""
        picture = getattr(page, "picture", None)
        self.picture = None if picture and picture.is_private else picture

    @property
    def digest(self):
        """Sixteen characters that change whenever the card would look different."""
        picture = self.picture and (self.picture.file_hash, self.focus)
        seen = repr((LAYOUT, self.colour, self.title, self.above, picture))
        return hashlib.sha256(seen.encode()).hexdigest()[:16]

    @property
    def focus(self):
        """The middle of what matters in the picture, as shares of its width and height."""
        point = self.picture.get_focal_point()
        if point is None:
            return (0.5, 0.5)
        middle = point.centroid
        return (middle.x / self.picture.width, middle.y / self.picture.height)

    def part_of_picture(self, size):
        with (
            decoding_slot(self.picture.width * self.picture.height),
            self.picture.file.open("rb") as file,
            Image.open(file) as image,
        ):
            image.draft("RGB", (2 * WIDTH, 2 * HEIGHT))
            return ImageOps.fit(image.convert("RGB"), size, centering=self.focus)

    def draw(self):
        """Return the card as the bytes of a JPEG."""
        card = Image.new("RGB", SIZE, self.colour)
        if self.picture:
            left = COLUMN + 2 * MARGIN
            part = self.part_of_picture((WIDTH - left, HEIGHT))
            card.paste(part, (left, 0))
        width = COLUMN if self.picture else WIDTH - 2 * MARGIN
        draw = ImageDraw.Draw(card)
        draw_lines(draw, [self.above], 32, MARGIN, width)
        lines, size = fitted(draw, self.title, width)
        draw_lines(draw, lines, size, HEIGHT - MARGIN - len(lines) * size * 1.2, width)
        output = BytesIO()
        card.save(output, "JPEG", quality=86, optimize=True)
        return output.getvalue()


def font(size):
    return ImageFont.truetype(FONT, size)


def draw_lines(draw, lines, size, top, width):
    """Draw `lines` from `top` down, from the side on which their script begins."""
    for number, line in enumerate(lines):
        x = MARGIN
        if RIGHT_TO_LEFT.search(line):
            x += width - draw.textlength(line, font=font(size))
        draw.text((x, top + number * size * 1.2), line, font=font(size), fill=WHITE)


def fitted(draw, title, width):
    """Return the title's lines and the largest size at which they fit; the rest is left out."""
    for size in TITLE_SIZES:
        lines = wrapped(draw, title, font(size), width)
        if len(lines) * size * 1.2 <= HEIGHT - 3 * MARGIN:
            return lines, size
    return [*lines[: MAX_LINES - 1], lines[MAX_LINES - 1].rstrip(" .,") + " …"], size


def wrapped(draw, text, chosen, width):
    """Break `text` into lines no wider than `width` pixels, too long a word within itself."""
    lines = [""]
    for word in text.split():
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
