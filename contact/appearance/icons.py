"""The drawn mark, a circle with one corner, for branches that have not uploaded a mark."""

from io import BytesIO

from PIL import Image, ImageDraw

from .palette import PAPER

SIZES = (180, 192, 512)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<path d="M16 2a14 14 0 0 1 0 28H2V16A14 14 0 0 1 16 2z" fill="{accent}"/></svg>'
)
# Drawn larger and scaled down, which smoothes the edges.
OVERSAMPLING = 4


def svg(accent):
    return SVG.format(accent=accent)


def png(accent, side):
    """Return the mark in the colour `accent` as a PNG of `side` pixels, for home screens."""
    large = side * OVERSAMPLING
    start, middle, end = (large * share for share in (0.115, 0.5, 0.885))
    image = Image.new("RGB", (large, large), PAPER[0])
    draw = ImageDraw.Draw(image)
    draw.ellipse((start, start, end, end), accent)
    draw.rectangle((start, middle, middle, end), accent)
    output = BytesIO()
    image.resize((side, side), Image.Resampling.LANCZOS).save(output, "PNG", optimize=True)
    return output.getvalue()
