"""The cards that social media show for a page and for a promise: 1200 × 630 pixels (Open Graph)."""

import hashlib
from io import BytesIO

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from policy.models import PolicyAreaPage, PolicyIndexPage
from policy.pictures.drawing import (
    INK,
    LINE,
    WHITE,
    Canvas,
    fitted,
    petal,
    readable,
    status_icon,
)
from policy.pictures.queue import decoding_slot
from policy.translation.roots import language_of

SIZE = WIDTH, HEIGHT = (1200, 630)
MARGIN = 60
COLUMN = 600
TITLE_SIZES = (80, 68, 58, 48, 40, 34)
# Below the branch's name.
TOP = 160
SMALL = 30
# Part of every digest: a new number makes every card anew.
LAYOUT = 2
# How dark a picture is made under white text: at the top, in the middle and at the bottom.
SHADES = (160, 90, 225)


def digest_of(*seen):
    """Return sixteen characters that change whenever what is `seen` on a card does."""
    return hashlib.sha256(repr((LAYOUT, *seen)).encode()).hexdigest()[:16]


def is_right_to_left(language):
    return settings.CONTENT_LANGUAGES[language].is_right_to_left


def jpeg_of(canvas):
    output = BytesIO()
    canvas.image.save(output, "JPEG", quality=86, optimize=True)
    return output.getvalue()


class Card:
    """The card of a page: the branch, the title, that of the page above it, and its picture.

    That of the first page has the slogan over the picture of its first area.
    """

    def __init__(self, page, navigation, brand):
        self.brand = brand
        self.language = language_of(page)
        self.is_first = isinstance(page, PolicyIndexPage)
        self.title = page.slogan if self.is_first else page.title
        above = navigation.above(page)
        self.above = page.title_with_term if self.is_first else above[-1].title if above else ""
        picture = first_picture(page, navigation) if self.is_first else page_picture(page)
        self.picture = None if picture and picture.is_private else picture

    @property
    def digest(self):
        picture = self.picture and (self.picture.file_hash, self.focus)
        return digest_of(self.brand.seen, self.title, self.above, picture, self.language)

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
        canvas = Canvas(SIZE, self.brand.colour, MARGIN, is_right_to_left(self.language))
        column = WIDTH - 2 * MARGIN
        if self.picture and self.is_first:
            canvas.paste(shaded(self.part_of_picture(SIZE)), (0, 0))
        elif self.picture:
            column = COLUMN
            left = COLUMN + 2 * MARGIN
            canvas.paste(self.part_of_picture((WIDTH - left, HEIGHT)), (left, 0))
        else:
            draw_petal(canvas)
        canvas.brand(self.brand, column)
        draw_title(canvas, self.title, [self.above], column, HEIGHT - MARGIN)
        return jpeg_of(canvas)


class PromiseCard:
    """The card of a Commitment loaded for_reading(): its words, status, area and the branch."""

    def __init__(self, commitment, brand):
        self.brand = brand
        history = commitment.history
        self.language = history.language
        self.words, self.lead_in = commitment.text, commitment.lead_in
        self.status = commitment.shown_status
        area = commitment.area
        self.about = f"{area.title} · {area.term}"
        self.labels = [str(self.status.label)]
        if commitment.withdrawn_since:
            self.labels.append(_("No longer in the programme"))

    @property
    def digest(self):
        said = (self.words, self.lead_in, self.about, self.labels)
        return digest_of(self.brand.seen, *said, self.status.value, self.language)

    def draw(self):
        """Return the card as the bytes of a JPEG."""
        canvas = Canvas(SIZE, self.brand.colour, MARGIN, is_right_to_left(self.language))
        column = WIDTH - 2 * MARGIN
        draw_petal(canvas)
        canvas.brand(self.brand, column)
        bottom = HEIGHT - MARGIN - PILL
        self.draw_labels(canvas, bottom)
        above = [line for line in (self.about, self.lead_in) if line]
        draw_title(canvas, self.words, above, column, bottom - 36)
        return jpeg_of(canvas)

    def draw_labels(self, canvas, top):
        """Draw the status in a white field, with its icon, and what else there is to say."""
        offset, icon = 0, PILL - 24
        for number, label in enumerate(map(readable, self.labels)):
            before = 22 if number else 22 + icon + 14
            width = round(before + canvas.length(label, SMALL) + 22)
            left = canvas.start(width, offset)
            canvas.draw.rounded_rectangle((left, top, left + width, top + PILL), PILL // 2, WHITE)
            if not number:
                picture = status_icon(self.status.value, icon, INK)
                canvas.paste(picture, (round(canvas.start(icon, 22)), top + 12))
            middle = top + (PILL - SMALL * LINE) / 2
            canvas.text([label], SMALL, middle, offset=offset + before, colour=INK)
            offset += width + 20


PILL = 64


def page_picture(page):
    return getattr(page, "picture", None)


def first_picture(page, navigation):
    """Return the picture of the first area that has one, or None."""
    areas = navigation.areas
    if not areas:
        areas = PolicyAreaPage.objects.live().child_of(page).select_related("picture")
    pictures = (area.picture for area in sorted(areas, key=lambda one: one.path))
    return next((one for one in pictures if one and not one.is_private), None)


def shaded(picture):
    """Return `picture` darkened so that white text can be read on it, most at the bottom."""
    top, middle, bottom = SHADES
    column = Image.new("L", (1, 3))
    column.putdata([top, middle, bottom])
    shade = column.resize(picture.size, Image.Resampling.BICUBIC)
    return Image.composite(Image.new("RGB", picture.size, "#12080a"), picture, shade)


def draw_petal(canvas):
    """Draw a large petal, hardly lighter than the ground, where lines end."""
    side = 620
    left = -190 if canvas.is_right_to_left else WIDTH - side + 190
    canvas.paste(petal(side, "#ffffff17", canvas.is_right_to_left), (left, 120))


def draw_title(canvas, title, above, column, bottom):
    """Draw `title` above `bottom` as large as fits, and small lines `above` it."""
    small = [
        fitted(canvas.draw, line, column, SMALL * LINE, (SMALL,))[0][0] for line in above if line
    ]
    room = bottom - TOP - len(small) * SMALL * 1.5 - 12
    lines, size = fitted(canvas.draw, title, column, room, TITLE_SIZES)
    top = bottom - len(lines) * size * LINE
    canvas.text(lines, size, top, column)
    for number, line in enumerate(reversed(small), start=1):
        canvas.text([line], SMALL, top - 12 - number * SMALL * 1.5, column)
