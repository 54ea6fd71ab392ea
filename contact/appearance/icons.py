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
# A square as large as this has its corners on a circle of 80 %.
SAFE = 0.56


def svg(accent):
    return SVG.format(accent=accent)


def png(accent, side):
    """Return the mark in the colour `accent` as a PNG of `side` pixels, for home screens."""
    return encoded(drawn(accent, side))


def maskable(mark):
    """Return the square picture `mark` as a PNG that a home screen may cut to any shape.

    All of it stays within the circle of 80 % that no shape cuts (W3C, Web Application Manifest).
    """
    side = mark.width
    inside = round(side * SAFE)
    canvas = Image.new("RGB", (side, side), PAPER[0])
    canvas.paste(
        mark.convert("RGB").resize((inside, inside), Image.Resampling.LANCZOS),
        [(side - inside) // 2] * 2,
    )
    return encoded(canvas)


def encoded(image):
    output = BytesIO()
    image.save(output, "PNG", optimize=True)
    return output.getvalue()


def drawn(accent, side):
    large = side * OVERSAMPLING
    start, middle, end = (large * share for share in (0.115, 0.5, 0.885))
    image = Image.new("RGB", (large, large), PAPER[0])
    draw = ImageDraw.Draw(image)
    draw.ellipse((start, start, end, end), accent)
    draw.rectangle((start, middle, middle, end), accent)
    return image.resize((side, side), Image.Resampling.LANCZOS)
