"""Signals by which every save and deletion of a page reaches the register.

Wagtail saves a page in a transaction, and these receivers run inside it; its own signal
page_published comes after that transaction, and would leave a gap between the two.
The register is locked before the page, always in that order, so no two editors wait
for each other.
"""

from wagtail.models import Page

from policy.models import PolicyIndexPage, RegisterVersion
from policy.models.content import ContentPage

from .assign_ids import settle_page, settle_revision
from .placement import is_source, refresh_terms
from .writing import enter, withdraw_deleted

OURS = (ContentPage, PolicyIndexPage)


def concerns(instance, update_fields=None, raw=False):
    """Whether a save writes what visitors see.

    A save of named fields is Wagtail's bookkeeping, but for the one that makes an alias a page of
    its own.
    """
    is_page = isinstance(instance, OURS) or type(instance) is Page
    return is_page and not raw and (update_fields is None or "alias_of_id" in update_fields)


def before_save(sender, instance, raw=False, update_fields=None, **kwargs):
    if not concerns(instance, update_fields, raw):
        return
    RegisterVersion.lock()
    if isinstance(instance, ContentPage):
        settle_page(instance)
        if update_fields is not None:
            type(instance).objects.filter(pk=instance.pk).update(body=instance.body)


def before_save_of_revision(sender, instance, raw=False, update_fields=None, **kwargs):
    if not raw and (update_fields is None or "content" in update_fields):
        settle_revision(instance)


def after_save(sender, instance, raw=False, update_fields=None, **kwargs):
    if not concerns(instance, update_fields, raw):
        return
    page = instance.specific if type(instance) is Page else instance
    if isinstance(page, ContentPage):
        enter(page)
    elif isinstance(page, PolicyIndexPage) and page.live and is_source(page):
        refresh_terms(page)
    RegisterVersion.grow()


def before_delete(sender, instance, **kwargs):
    if type(instance) is Page and not instance.alias_of_id:
        RegisterVersion.lock()
        withdraw_deleted(instance)
        RegisterVersion.grow()
