"""Changes to Wagtail's search fields and index when the site starts or is upgraded."""

from django import forms
from django.core.management import call_command
from wagtail.admin.forms.search import SearchForm

from policy.search.text import composed

# The last migration after which the index has other entries.
REINDEX_MIGRATION = "search_in_words"


class ComposedField(forms.CharField):
    def to_python(self, value):
        return composed(super().to_python(value))


def patch_search_form():
    """Compose the letters that are typed in lists which search without the index."""
    field = SearchForm.base_fields["q"]
    SearchForm.base_fields["q"] = ComposedField(
        label=field.label, widget=field.widget, required=False
    )


def update_index(plan=(), **kwargs):
    """Rebuild the index if `plan` holds REINDEX_MIGRATION (post_migrate)."""
    if any(
        migration.name.endswith(REINDEX_MIGRATION) and not backwards
        for migration, backwards in plan
    ):
        call_command("update_index", verbosity=0)
