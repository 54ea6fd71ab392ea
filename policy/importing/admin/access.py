"""What the screens of imports have in common: who may see them, and the way to them."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from policy.models import ProgrammeImport

from .permissions import may_import


class ImportsView(WagtailAdminTemplateMixin, TemplateView):
    """A screen for whoever may add pages."""

    header_icon = "doc-full-inverse"

    def dispatch(self, request, **names):
        if not may_import(request.user):
            return permission_denied(request)
        return super().dispatch(request, **names)

    def get_breadcrumbs_items(self):
        way = [{"url": reverse("imports:index"), "label": _("Read in a programme")}]
        if hasattr(self, "imported"):
            way.append({"url": "", "label": self.imported.title})
        way[-1]["url"] = ""
        return [*self.breadcrumbs_items, *way]


class ImportView(ImportsView):
    """A screen of one import, `self.imported`, that is not built yet."""

    def dispatch(self, request, pk):
        self.imported = get_object_or_404(ProgrammeImport, pk=pk)
        if self.imported.built_at and may_import(request.user):
            return self.when_built()
        return super().dispatch(request, pk=pk)

    def when_built(self):
        return redirect("imports:result", self.imported.pk)
