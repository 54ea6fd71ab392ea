"""Many pages in a database: an older programme of areas with articles below them.

Rows are written past Wagtail's save(), which would take minutes for ten thousand pages.
"""

import math
import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page

from policy.models import ArticlePage, PolicyAreaPage, PolicyIndexPage


@transaction.atomic
def fill(total):
    """Add pages until the site has `total`."""
    index = PolicyIndexPage.objects.order_by("depth").first()
    missing = total - Page.objects.count()
    if missing < 3:
        return
    older = PolicyIndexPage(
        title="Äldre", slug=f"aldre-{total}", slogan="Då", term_start=1990, term_end=1994
    )
    index.add_child(instance=older)
    side = round(math.sqrt(missing))
    areas = add(older, PolicyAreaPage, side)
    for area in areas:
        add(area, ArticlePage, (missing - side) // side)


def add(parent, model, number):
    """Add `number` live pages of `model` right below `parent`."""
    kind, locale = ContentType.objects.get_for_model(model), Locale.get_default()
    pages = [
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, place),
            depth=parent.depth + 1,
            title=f"{model.__name__} {place}",
            draft_title=f"{model.__name__} {place}",
            slug=f"sida-{place}",
            url_path=f"{parent.url_path}sida-{place}/",
            content_type=kind,
            locale=locale,
            translation_key=uuid.uuid4(),
        )
        for place in range(1, number + 1)
    ]
    Page.objects.bulk_create(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=number)
    fields = model._meta.local_concrete_fields
    rows = [model(page_ptr_id=page.pk, lead="Det här lovade vi då.") for page in pages]
    model._base_manager._insert(rows, fields=fields, raw=True)
    return pages
