"""The style sheets that give the site and its admin an accent colour.

A sheet says nothing but what follows from the colour in its address, so it never changes.
"""

from .colour import from_oklch, oklch
from .palette import palette_of

# Part of every address: a new number where the sheets of the same colours change.
VERSION = 2

PUBLIC = """\
@layer tokens {{
  :root {{
{tokens}
  }}
}}
"""

# What Wagtail lets one set ("Customise admin user interface"): primary is the ground of the menu,
# secondary that of buttons, and the text of links. :host is the user bar on public pages.
ADMIN = """\
:root, :host {{
{tokens}
}}
"""


def public_sheet(accent):
    """Return the CSS by which the public site of tokens.css has the colour `accent`."""
    palette = palette_of(accent)
    pairs = {name: getattr(palette, name) for name in ("red", "accent", "hero", "tint", "night")}
    return PUBLIC.format(
        tokens="\n".join(
            f"    --{name}: light-dark({light}, {dark});" for name, (light, dark) in pairs.items()
        )
    )


def admin_sheet(accent):
    """Return the CSS by which Wagtail's admin has the colour `accent`."""
    lightness, chroma, hue = oklch(accent)
    soft = min(chroma, 0.03)
    tokens = {
        "primary": from_oklch(min(lightness, 0.27), min(chroma, 0.07), hue),
        "primary-200": from_oklch(min(lightness, 0.23), min(chroma, 0.06), hue),
        "secondary": accent,
        "secondary-50": from_oklch(0.965, soft, hue),
        "secondary-75": from_oklch(0.87, 2 * soft, hue),
        "secondary-100": palette_of(accent).admin_link[1],
        "secondary-400": from_oklch(max(lightness - 0.06, 0), chroma, hue),
        "secondary-600": from_oklch(max(lightness - 0.1, 0), chroma, hue),
        # Rings and accents are Wagtail's teal otherwise.
        "focus": "var(--w-color-text-link-default)",
        "surface-menus": "var(--w-color-primary)",
        "surface-menu-item-active": "var(--w-color-primary-200)",
    }
    return ADMIN.format(
        tokens="\n".join(f"  --w-color-{name}: {value};" for name, value in tokens.items())
    )
