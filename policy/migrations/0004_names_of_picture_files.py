"""Pictures that were uploaded before get the content's hash in their names, and colours in sRGB.

Their renditions are made anew when a page that shows them is; their former files stay as long as
pages that are kept somewhere show them (policy.pictures.maintenance). Originals of former names go
when the migration has been committed.
"""

import hashlib
import logging
from functools import partial

from django.core.cache import InvalidCacheBackendError, caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import migrations
from django.db.transaction import on_commit
from PIL import Image

from policy.pictures.metadata import without_metadata
from policy.pictures.storage import original_name

logger = logging.getLogger(__name__)


def rename(apps, schema_editor):
    pictures = apps.get_model("policy", "Picture").objects
    renditions = apps.get_model("policy", "PictureRendition").objects
    forget(renditions.select_related("image"))
    for pk, former in pictures.values_list("pk", "file"):
        try:
            content = content_of(former)
        except OSError:
            logger.warning("%s is missing, and keeps its name.", former)
            continue
        digest = hashlib.sha1(content).hexdigest()
        name = original_name(former, digest)
        if default_storage.exists(name):
            name = default_storage.get_available_name(name)
        name = default_storage.save(name, ContentFile(content))
        pictures.filter(pk=pk).update(file=name, file_hash=digest, file_size=len(content))
        on_commit(partial(default_storage.delete, former))


def content_of(name):
    """Return the bytes of a file; without a colour profile, where it had one."""
    with default_storage.open(name) as file:
        content = file.read()
    try:
        with Image.open(ContentFile(content)) as image:
            if "icc_profile" not in image.info:
                return content
        return without_metadata(ContentFile(content, name=name)).read()
    except (OSError, SyntaxError, ValueError):
        return content


def forget(renditions):
    try:
        cache = caches["renditions"]
    except InvalidCacheBackendError:
        cache = caches["default"]
    for one in renditions:
        key = f"{one.image_id}-{one.image.file_hash}-{one.focal_point_key}-{one.filter_spec}"
        on_commit(partial(cache.delete, f"wagtail-rendition-{key}"))
    renditions.all().delete()


class Migration(migrations.Migration):
    dependencies = [("policy", "0003_picture_file")]
    operations = [migrations.RunPython(rename, migrations.RunPython.noop, elidable=True)]
