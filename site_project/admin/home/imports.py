"""Programmes that somebody has begun to read in."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.importing.admin.permissions import may_import
from policy.models import ProgrammeImport
from policy.register.updates import name_of

from .list_panel import ListPanel, Row, local_date


class UnfinishedImports(ListPanel):
    """Imports of which no drafts have been made; the panel is there only while there is one."""

    name = "imports"
    icon = "doc-full-inverse"
    heading = gettext_lazy("Programmes that are being read in")
    explanation = gettext_lazy("Anyone of you can go on where the last one stopped.")
    all_label = gettext_lazy("All that are being read in")

    @cached_property
    def unfinished(self):
        found = ProgrammeImport.objects.filter(built_at=None)
        return found.select_related("changed_by").defer("rows", "paragraphs")

    def is_shown(self, request):
        return may_import(request.user) and self.unfinished.exists()

    def all_url(self):
        return reverse("imports:index")

    def get_queryset(self, user):
        return self.unfinished

    def get_row(self, imported):
        name = name_of(imported.changed_by) or "–"
        note = _("Changed by %(name)s, %(when)s")
        note %= {"name": name, "when": local_date(imported.changed_at)}
        return Row(imported.title, reverse("imports:edit", args=[imported.pk]), note)
