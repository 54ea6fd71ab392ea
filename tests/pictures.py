"""Small files of every kind that the tests upload."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from policy.models import Picture


def image_bytes(size=(64, 48), colour="red", form="JPEG", **options):
    output = BytesIO()
    Image.new("RGB", size, colour).save(output, form, **options)
    return output.getvalue()


def new_picture(name="red.jpg", **fields):
    fields = {"title": "Röd stuga", "description": "En röd stuga vid en sjö", **fields}
    return Picture.objects.create(file=ContentFile(image_bytes(), name=name), **fields)
