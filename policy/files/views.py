"""Wagtail's views of a picture or document, which say why the editor may not change it."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.views import documents
from wagtail.images import get_image_model
from wagtail.images.views import images
from wagtail.permissions import policy_registry

from .forms import evidence_refusal
from .permissions import ListedFilePolicy, blocking_usage, policy_of
from .public_usage import names_of, promises_proved_by


def explain_refusal(view, model, listing):
    """Send an editor who may not change the file, as visitors see it, to `listing` with a word."""

    @wraps(view)
    def guard(request, **names):
        file = get_object_or_404(model, pk=next(iter(names.values())))
        policy, user = policy_registry.get_by_type(model), request.user
        if not may(policy, user, "change", file):
            # What is sent is refused as ever; who looks is told how to use it.
            if request.method == "POST" or not may(policy, user, "choose", file):
                return view(request, **names)
            messages.info(request, not_own(file))
        elif places := blocking_usage(user, file):
            messages.error(request, refusal(file, places))
        else:
            return view(request, **names)
        return redirect(reverse(listing))

    return guard


def may(policy, user, action, file):
    return policy.instances_user_has_permission_for(user, action).filter(pk=file.pk).exists()


def not_own(file):
    """Say that the file is there to be used, and who changes it."""
    return _(
        "“%(title)s” is the site's: choose it on any page. A reviewer or an administrator can "
        "change or delete it."
    ) % {"title": capfirst(file.title)}


class ListMixin:
    """Every file that the user may choose for a page is in the list, whoever has uploaded it."""

    @cached_property
    def permission_policy(self):
        return policy_of(self.model, ListedFilePolicy)


class PictureListView(ListMixin, images.IndexView):
    pass


class DocumentListView(ListMixin, documents.IndexView):
    pass


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
        path("images/", PictureListView.as_view()),
        path("images/results/", PictureListView.as_view(results_only=True)),
        path("documents/", DocumentListView.as_view()),
        path("documents/results/", DocumentListView.as_view(results_only=True)),
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
