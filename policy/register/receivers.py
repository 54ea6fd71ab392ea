"""Signals by which every save and deletion of a page reaches the register.

Wagtail saves a page in a transaction, and these receivers run inside it; its own signal
page_published comes after that transaction, and would leave a gap between the two.
The register is locked before the page, always in that order, so no two editors wait
for each other.
"""

from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.models import Page, Revision

from policy.models import (
    ArticlePage,
    ContentPage,
    PolicyAreaPage,
    PolicyIndexPage,
    RegisterVersion,
)

from .assign_ids import assign_ids_in_page, assign_ids_in_revision
from .placement import is_source, refresh_terms
from .writing import sync_page, withdraw_deleted


def connect():
    # Wagtail saves some things as a Page that are of another model.
    for model in (PolicyAreaPage, ArticlePage, PolicyIndexPage, Page):
        pre_save.connect(before_save, sender=model)
        post_save.connect(after_save, sender=model)
    pre_save.connect(before_save_of_revision, sender=Revision)
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


def before_save_of_revision(sender, instance, raw=False, update_fields=None, **kwargs):
    if not raw and (update_fields is None or "content" in update_fields):
        assign_ids_in_revision(instance)


def after_save(sender, instance, raw=False, update_fields=None, **kwargs):
    if not is_public_change(update_fields, raw):
        return
    page = instance.specific if type(instance) is Page else instance
    if isinstance(page, ContentPage):
        sync_page(page)
    elif isinstance(page, PolicyIndexPage) and page.live and is_source(page):
        refresh_terms(page)


def before_delete(sender, instance, **kwargs):
    if not instance.alias_of_id:
        RegisterVersion.lock()
        withdraw_deleted(instance)
