"""The portraits of contact people, which are shown in sizes of their own."""

from policy.models import Picture
from policy.pictures.responsive import picture_element
from policy.pictures.sizes import picture_sizes

from .models import ContactPerson

SPECS = ("format-{avif,webp,jpeg}", "fill-360x360")
SIZES = picture_sizes(SPECS, "format-jpeg|fill-360x360")


def pictures():
    return Picture.objects.filter(pk__in=ContactPerson.objects.values("portrait"))


def portrait_element(picture, request):
    attributes = {"alt": picture.description, "class": "person-portrait", "loading": "lazy"}
    return picture_element(picture, SIZES, attributes, request)
