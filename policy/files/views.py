"""Wagtail's views of a picture or document, which say why the editor may not change it."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.views import documents
from wagtail.images import get_image_model
from wagtail.images.views import images
from wagtail.permissions import policy_registry

from .forms import evidence_refusal
from .permissions import blocking_usage
from .public_usage import names_of, promises_proved_by


def explain_refusal(view, model, listing):
    """Send an editor who may not change the file, as visitors see it, to `listing` with a word."""

    @wraps(view)
    def guard(request, **names):
        file = get_object_or_404(model, pk=next(iter(names.values())))
        policy = policy_registry.get_by_type(model)
        may_see = policy.instances_user_has_permission_for(request.user, "change")
        places = may_see.filter(pk=file.pk).exists() and blocking_usage(request.user, file)
        if not places:
            return view(request, **names)
        messages.error(request, refusal(file, places))
        return redirect(reverse(listing))

    return guard


def keep_evidence(view):
    """Say why a document that is evidence stays, instead of the view that deletes it."""

    @wraps(view)
    def guard(request, document_id):
        document = get_object_or_404(get_document_model(), pk=document_id)
        if promises := promises_proved_by(document):
            messages.error(request, evidence_refusal(promises))
            return redirect(reverse("wagtaildocs:index"))
        return view(request, document_id=document_id)

    return guard


def refusal(file, places):
    """Say that the file is public, where, who can change it and what the editor can do."""
    return _(
        "“%(title)s” stands where visitors see it: %(places)s. A reviewer or an administrator can "
        "change or delete it. Ask one of them, or upload a new file and choose it on the page: "
        "then it is reviewed with the page."
    ) % {"title": capfirst(file.title), "places": names_of(places)}


def file_urls():
    """Return URLs that are matched before Wagtail's own of the same path (a hook)."""
    picture = (get_image_model(), "wagtailimages:index")
    document = (get_document_model(), "wagtaildocs:index")
    return [
        path("images/<int:image_id>/", explain_refusal(images.EditView.as_view(), *picture)),
        path(
            "images/<int:image_id>/delete/", explain_refusal(images.DeleteView.as_view(), *picture)
        ),
        path("images/usage/<int:image_id>/", explain_refusal(images.UsageView.as_view(), *picture)),
        path(
            "documents/edit/<int:document_id>/",
            explain_refusal(documents.EditView.as_view(), *document),
        ),
        path(
            "documents/delete/<int:document_id>/",
            keep_evidence(explain_refusal(documents.DeleteView.as_view(), *document)),
        ),
        path(
            "documents/usage/<int:document_id>/",
            explain_refusal(documents.UsageView.as_view(), *document),
        ),
    ]
