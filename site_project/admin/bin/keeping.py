"""Keeping what is about to be deleted: every row that goes with it, and what refers to those."""

from datetime import datetime

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models.deletion import Collector
from wagtail.models import Page

from site_project.models import BinEntry

# Made anew when what they are of is saved, or of the moment.
NOT_KEPT = {"wagtailsearch.indexentry", "wagtailadmin.editingsession"}


class WholeCollector(Collector):
    """Finds every row that a deletion takes along, even those that need not be loaded for it."""

    def can_fast_delete(self, objs, from_field=None):
        return False


class ExactEncoder(DjangoJSONEncoder):
    """Django's, which leaves microseconds out, with them."""

    def default(self, o):
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def entry_of(instance, user):
    """Return a BinEntry, not saved yet, of what the deletion of `instance` by `user` takes along.

    Of a page that is all below it, too.
    """
    is_page = isinstance(instance, Page)
    pages = instance.get_descendants(inclusive=True) if is_page else []
    collector = WholeCollector(using="default", origin=instance)
    collector.collect(pages if is_page else [instance])
    instances = [
        one
        for model, found in collector.data.items()
        if model._meta.label_lower not in NOT_KEPT
        for one in found
    ]
    return BinEntry(
        model=instance._meta.label_lower,
        object_id=instance.pk,
        title=instance.get_admin_display_title() if is_page else str(instance),
        parent_id=instance.get_parent().pk if is_page else None,
        pages=len(pages),
        was_live=any(page.live for page in pages),
        rows=serializers.serialize("json", instances, cls=ExactEncoder),
        cleared=list(cleared_by(collector)),
        deleted_by=user,
    )


def cleared_by(collector):
    """Yield the references that the deletion sets to nothing: model, field, keys and value."""
    for (field, _value), groups in collector.field_updates.items():
        for group in groups:
            for one in group:
                yield [
                    one._meta.label_lower,
                    field.attname,
                    one.pk,
                    getattr(one, field.attname),
                ]
