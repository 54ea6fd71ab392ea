from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override

from contact.sender import sender_of
from policy.translation.roots import language_of
from policy.typesetting.keeping import Busy, turn
from policy.typesetting.leaflet import leaflet_document
from policy.typesetting.typeset import typeset

from .forms import LeafletForm, SubjectForm


def leaflet(request):
    """Let an editor choose what a leaflet says, and answer with the leaflet as a PDF."""
    subject = SubjectForm(request.GET or None)
    if not subject.is_valid():
        return show(request, subject, _("Go on"))
    form = LeafletForm(subject.cleaned_data["page"], request.POST or None)
    if form.is_valid():
        try:
            with turn():
                return pdf_of(request, form.leaflet())
        except Busy:
            form.add_error(None, _("Another document is being made. Try again in a moment."))
    return show(request, form, _("Make the leaflet"), method="post")


def pdf_of(request, chosen):
    root = request.build_absolute_uri("/").rstrip("/")
    with override(language_of(chosen.page)):
        document, files = leaflet_document(chosen, root, sender_of(chosen.page.get_site()))
    response = HttpResponse(typeset(document, files), content_type="application/pdf")
    name = content_disposition_header(False, f"{chosen.page.slug}.pdf")
    response["Content-Disposition"] = name
    return response


def show(request, form, button, method="get"):
    context = {
        "form": form,
        "button": button,
        "method": method,
        "page_title": _("Make a leaflet"),
        "header_icon": "doc-full",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Make a leaflet")},
        ],
    }
    return render(request, "contact/leaflet/form.html", context)
