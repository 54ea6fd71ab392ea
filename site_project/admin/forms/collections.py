"""A collection is not renamed over a colleague who renames it."""

from wagtail.admin.forms.collections import CollectionForm
from wagtail.admin.views import collections

from policy.editing.conflicts import ConflictMixin


class KeptCollectionForm(ConflictMixin, CollectionForm):
    pass


def install():
    collections.Edit.form_class = KeptCollectionForm
