"""Signals by which every save and deletion of a page reaches the register.

Wagtail saves a page in a transaction, and these receivers run inside it; its own signal
page_published comes after that transaction, and would leave a gap between the two.
The register is locked before the page, always in that order, so no two editors wait
for each other.
"""

import json

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.models import Page, Revision, Site
from wagtail.signals import post_page_move

from policy.models import (
    ArticlePage,
    CommitmentPoint,
    ContentPage,
    PolicyAreaPage,
    PolicyIndexPage,
    RegisterVersion,
)

from .point_ids import Earlier, make_ids_unique
from .sync import sync_page, withdraw_deleted
from .years import keep_years, share_years


def connect():
    # Wagtail saves some things as a Page that are of another model.
    for model in (PolicyAreaPage, ArticlePage, PolicyIndexPage, Page):
        pre_save.connect(before_save, sender=model)
        post_save.connect(after_save, sender=model)
    pre_save.connect(before_save_of_revision, sender=Revision)
    post_save.connect(after_save_of_site, sender=Site)
    post_page_move.connect(after_move)
    # Sent for the Page of every page that is deleted.
    pre_delete.connect(before_delete, sender=Page)


def is_public_change(update_fields, raw):
    """Whether a save writes what visitors see.

    A save of named fields is Wagtail's bookkeeping, but for the one that makes an alias a page of
    its own.
    """
    return not raw and (update_fields is None or "alias_of_id" in update_fields)


def before_save(sender, instance, raw=False, update_fields=None, **kwargs):
    if not is_public_change(update_fields, raw):
        return
    RegisterVersion.lock()
    if isinstance(instance, ContentPage):
        assign_ids_in_page(instance)
        if update_fields is not None:
            type(instance).objects.filter(pk=instance.pk).update(body=instance.body)
    elif isinstance(instance, PolicyIndexPage):
        keep_years(instance)


def before_save_of_revision(sender, instance, raw=False, update_fields=None, **kwargs):
    if not raw and (update_fields is None or "content" in update_fields):
        assign_ids_in_revision(instance)


def after_save(sender, instance, raw=False, update_fields=None, **kwargs):
    if not is_public_change(update_fields, raw):
        return
    page = instance.specific if type(instance) is Page else instance
    if isinstance(page, ContentPage):
        sync_page(page)
    elif isinstance(page, PolicyIndexPage):
        share_years(page)
        if page.live:
            sync_below(page)


def after_save_of_site(sender, instance, raw=False, **kwargs):
    if not raw:
        Site.clear_site_root_paths_cache()
        # Whoever reads until then keeps the addresses of before (wagtail/models/sites.py).
        transaction.on_commit(Site.clear_site_root_paths_cache)
        for root in instance.root_page.get_translations(inclusive=True):
            sync_below(root)


def after_move(sender, instance, **kwargs):
    sync_below(instance)


@transaction.atomic
def sync_below(page):
    """Enter what pages below `page` promise that visitors could not open before."""
    RegisterVersion.lock()
    for model in ContentPage.__subclasses__():
        for below in model.objects.descendant_of(page, inclusive=True).live().order_by("path"):
            sync_page(below)


def before_delete(sender, instance, **kwargs):
    if not instance.alias_of_id:
        RegisterVersion.lock()
        withdraw_deleted(instance)


def assign_ids_in_page(page):
    """Make the ids of the points in the body of a ContentPage unique and lasting.

    An alias has those of its original.
    """
    if not page.alias_of_id:
        # A copy shares its body with the page that was copied until either is loaded again.
        page.body = page.body.stream_block.to_python(page.body.get_prep_value())
        assign_ids(page, page.body)


def assign_ids_in_revision(revision):
    """Do the same to the content of a revision of a ContentPage: drafts, copies, schedules."""
    model = revision.content_type.model_class()
    if not (model and issubclass(model, ContentPage) and revision.content.get("body")):
        return
    if page := model.objects.filter(pk=revision.object_id).first():
        body = body_of(revision, model)
        if assign_ids(page, body):
            revision.content["body"] = json.dumps(body.get_prep_value())


def assign_ids(page, body):
    """Make the ids in `body`, a version of `page`, unique; return the Changes."""
    key = page.translation_key
    earlier = Earlier(*earlier_bodies(page))
    return make_ids_unique(body, earlier, key, lambda ids: used_elsewhere(key, ids))


def body_of(revision, model):
    """Return the body (StreamValue) that a revision of a page of `model` holds."""
    return model._meta.get_field("body").to_python(revision.content.get("body") or "[]")


def earlier_bodies(page):
    """Yield the bodies of `page` in the database and of the page that it is a translation of."""
    versions = (
        type(page)
        .objects.filter(translation_key=page.translation_key, alias_of=None)
        .filter(locale__language_code__in=[page.locale.language_code, settings.LANGUAGE_CODE])
    )
    for version in versions:
        yield version.body
    latest = [version.latest_revision_id for version in versions]
    for revision in Revision.objects.filter(pk__in=latest):
        yield body_of(revision, type(page))


def used_elsewhere(key, ids):
    """Return which of some block ids stand for commitments of other pages, and of no own."""
    points = CommitmentPoint.objects.filter(block_id__in=ids)
    own = points.filter(translation_key=key).values_list("block_id", flat=True)
    others = points.exclude(translation_key=key).values_list("block_id", flat=True)
    return set(others) - set(own)
