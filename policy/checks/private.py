"""Pictures that visitors do not get, because they lie in a collection that is not for everyone."""

from django.utils.translation import gettext_lazy as _

from .finding import Finding

PRIVATE_PICTURE = _(
    "The picture lies in a collection that is not for everyone, so visitors do not see it. Choose "
    "another one, or move it to another collection."
)


def check(page):
    for where, picture in shown_on(page):
        if picture and picture.is_private:
            yield Finding(where, PRIVATE_PICTURE, True)


def shown_on(page):
    """Yield where on the page each picture is chosen, and the picture."""
    yield ("picture",), getattr(page, "picture", None)
    for number, block in enumerate(getattr(page, "body", [])):
        if block.block_type == "pictures":
            for place, picture in enumerate(block.value["pictures"]):
                yield ("body", number, "pictures", place, "image"), picture["image"]
