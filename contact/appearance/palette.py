from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from .colour import contrast, from_oklch, oklch

# What tokens.css says and no accent changes.
PAPER = ("#fdf9f5", "#171110")
SURFACE = ("#ffffff", "#221a18")
# Wagtail's lightest grey, and the lightest ground that it has behind a link in its dark theme.
ADMIN = ("#f6f6f8", "#333333")
WHITE = "#ffffff"
FOOTER_TEXT = "#fbeee8"

TEXT = 4.5  # WCAG 2.2, 1.4.3
CONTROL = 3  # WCAG 2.2, 1.4.11
STEP = 0.002

Pair = tuple[str, str]


class Palette(NamedTuple):
    """What follows from an accent colour: each a pair, for the light and for the dark theme."""

    accent: Pair  # links, focus and other text in the colour
    red: Pair  # the mark, bullets, and buttons with white text
    hero: Pair  # the ground of the first page's slogan, in white
    tint: Pair  # the ground of the commitments
    night: Pair  # the ground of the footer
    admin_link: Pair

    @property
    def pairs(self) -> Iterator[tuple[str, str, float]]:
        """Yield each two colours that meet, and the least contrast that they must have."""
        for theme in (0, 1):
            grounds = [ground[theme] for ground in (PAPER, SURFACE, self.tint)]
            for ground in grounds:
                yield self.accent[theme], ground, TEXT
                yield self.red[theme], ground, CONTROL
            yield WHITE, self.red[theme], TEXT
            yield WHITE, self.hero[theme], TEXT
            yield FOOTER_TEXT, self.night[theme], TEXT
            yield self.admin_link[theme], ADMIN[theme], TEXT

    @property
    def least_for_text(self) -> float:
        """The lowest contrast of any text."""
        return min(contrast(one, other) for one, other, least in self.pairs if least == TEXT)

    @property
    def passes(self) -> bool:
        return all(contrast(one, other) >= least for one, other, least in self.pairs)


@lru_cache(maxsize=64)
def palette_of(accent: str) -> Palette:
    """Return the Palette of `accent`, a colour as #rrggbb.

    The accent itself is used as it is on light grounds, so there it may fail; what stands on dark
    grounds is made light enough.
    """
    lightness, chroma, hue = oklch(accent)
    tint = (from_oklch(0.945, min(chroma, 0.02), hue), from_oklch(0.25, min(chroma, 0.025), hue))
    night = from_oklch(0.21, min(chroma, 0.045), hue)
    dark_grounds = (PAPER[1], SURFACE[1], tint[1])

    def in_dark(start: float, end: float, fits: Callable[[str], bool]) -> str:
        """Return the first colour of the hue from lightness `start` towards `end` that fits."""
        steps = round(abs(end - start) / STEP)
        sign = STEP if end > start else -STEP
        tried = (from_oklch(start + n * sign, chroma, hue) for n in range(steps + 1))
        return next(filter(fits, tried), accent)

    link = in_dark(max(lightness, 0.76), 1, lambda one: on_all(one, dark_grounds, TEXT))
    filled = in_dark(
        max(lightness, 0.45),
        0.75 if lightness < 0.6 else 0.3,
        lambda one: on_all(one, dark_grounds, CONTROL) and contrast(WHITE, one) >= TEXT,
    )
    admin_link = in_dark(max(lightness, 0.7), 1, lambda one: contrast(one, ADMIN[1]) >= TEXT)
    hero = from_oklch(min(lightness, 0.38), min(chroma, 0.15), hue)
    return Palette(
        accent=(accent, link),
        red=(accent, filled),
        hero=(accent, hero),
        tint=tint,
        night=(night, night),
        admin_link=(accent, admin_link),
    )


def on_all(colour: str, grounds: Iterable[str], least: float) -> bool:
    return all(contrast(colour, ground) >= least for ground in grounds)


def nearest(accent: str) -> str:
    """Return the colour nearest to `accent` in lightness, of the same hue, that passes."""
    lightness, chroma, hue = oklch(accent)
    candidate = accent
    while not palette_of(candidate).passes:
        lightness -= STEP
        candidate = from_oklch(max(lightness, 0), chroma, hue)
    return candidate
