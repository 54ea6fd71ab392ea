"""The field of the admin's lists that look in the database itself: people, redirects, promises."""

from django import forms
from wagtail.admin.forms.search import SearchForm

from .text import composed


class ComposedField(forms.CharField):
    def to_python(self, value):
        return composed(super().to_python(value))


def patch_search_form():
    """Give the search field of every list letters as they are stored, one character each."""
    field = SearchForm.base_fields["q"]
    SearchForm.base_fields["q"] = ComposedField(
        label=field.label, widget=field.widget, required=False
    )
