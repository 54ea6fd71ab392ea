"""The first screen: choose a document, or take up what has been begun."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.models import ProgrammeImport

from .access import ImportsView
from .begin_form import BeginForm

MOST_FINISHED = 20


class IndexView(ImportsView):
    template_name = "policy/importing/index.html"
    page_title = gettext_lazy("Read in a programme")

    def post(self, request):
        """Read the document. A script that shows how far it is gets the answer as JSON."""
        form = BeginForm(request.POST, request.FILES)
        wants_json = "application/json" in request.headers.get("accept", "")
        if not form.is_valid():
            if wants_json:
                return JsonResponse({"errors": form.errors.get_json_data()}, status=422)
            return self.render_to_response(self.get_context_data(form=form))
        imported = form.save(request.user)
        if left_out := form.document.pictures_left_out:
            text = _("%(number)s pictures are not brought along. Upload them to their pages.")
            messages.info(request, text % {"number": left_out})
        address = reverse("imports:edit", args=[imported.pk])
        return JsonResponse({"address": address}) if wants_json else redirect(address)

    def get_context_data(self, **kwargs):
        imports = ProgrammeImport.objects.select_related("changed_by").defer("paragraphs")
        return super().get_context_data(
            **{"form": BeginForm(), **kwargs},
            unfinished=imports.filter(built_at=None),
            finished=imports.exclude(built_at=None)[:MOST_FINISHED],
        )
