"""Pictures are described for those who cannot see them (WCAG 2.2, 1.1.1)."""

import re

from django.utils.translation import gettext as _

from .finding import Finding

FILE_NAME = re.compile(r"\S+\.(avif|gif|heic|jpe?g|png|svg|webp)|(IMG|DSC|PXL)[_\d-]+", re.I)


def check(page):
    if getattr(page, "picture", None):
        alt = page.picture_description
        yield from about(alt, ("picture_alt",), decorative=False)
    for number, block in enumerate(getattr(page, "body", [])):
        if block.block_type == "pictures":
            yield from of_pictures(("body", number, "pictures"), block.value["pictures"])


def of_pictures(where, pictures):
    for number, picture in enumerate(pictures):
        if image := picture["image"]:
            place = (*where, number, "image", "alt_text")
            yield from about(image.contextual_alt_text, place, image.decorative)


def about(alt, where, decorative):
    alt = (alt or "").strip()
    if not alt and not decorative:
        text = _("Describe the picture for those who cannot see it: what does it show?")
        yield Finding(where, text, True)
    elif FILE_NAME.fullmatch(alt):
        text = _("“%(alt)s” looks like a file name. Describe what the picture shows.")
        yield Finding(where, text % {"alt": alt}, True)
