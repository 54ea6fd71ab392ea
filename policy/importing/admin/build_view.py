"""Drafts are made of an import, and then handed in together."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from policy.checks import is_publishable
from policy.importing.building import build
from policy.importing.draft import draft_of
from policy.importing.problems import problems_of
from policy.importing.rows import stored
from policy.models import ProgrammeImport

from .access import ImportsView, ImportView
from .build_form import BuildForm
from .edit_view import paragraphs_of
from .lines import counted


class BuildView(ImportView):
    """Choose where the drafts are to stand, and make them."""

    template_name = "policy/importing/build.html"
    page_title = gettext_lazy("Make drafts")

    def post(self, request, pk):
        form = BuildForm(self.imported, request.user, self.draft, request.POST)
        if not form.is_valid() or self.stopping:
            return self.render_to_response(self.get_context_data(form=form))
        ProgrammeImport.objects.filter(pk=pk).update(
            adopted=form.cleaned_data["adopted"],
            shows_document=form.cleaned_data["shows_document"],
        )
        build(self.imported, form.target, request.user, form.adds_to)
        return redirect("imports:result", pk)

    @cached_property
    def rows(self):
        return stored(self.imported.rows)

    @cached_property
    def draft(self):
        return draft_of(self.rows, paragraphs_of(self.imported))

    @cached_property
    def stopping(self):
        """The rows of which no draft can be made, with why."""
        found = problems_of(self.draft, self.rows)
        return [(row, one.text) for row in self.rows for one in found.get(row.id, []) if one.stops]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **{"form": BuildForm(self.imported, self.request.user, self.draft), **kwargs},
            imported=self.imported,
            draft=self.draft,
            counted=counted(self.rows),
            stopping=self.stopping,
        )


class ResultView(ImportsView):
    """The drafts that were made, and one button to hand them all in."""

    template_name = "policy/importing/result.html"

    def dispatch(self, request, pk):
        self.imported = get_object_or_404(ProgrammeImport.objects.exclude(built_at=None), pk=pk)
        return super().dispatch(request, pk=pk)

    def get_page_title(self):
        return self.imported.title

    @cached_property
    def drafts(self):
        """The pages that are still there, in the order of the programme."""
        pages = Page.objects.filter(pk__in=self.imported.pages).order_by("path").specific()
        return [*pages.prefetch_workflow_states()]

    def to_hand_in(self):
        return [page for page in self.drafts if may_hand_in(page, self.request.user)]

    def post(self, request, pk):
        pages = self.to_hand_in()
        ready = [page for page in pages if is_publishable(page.get_latest_revision_as_object())]
        for page in ready:
            page.get_workflow().start(page, request.user)
        if ready:
            text = ngettext(
                "%(number)s page has been handed in for review.",
                "%(number)s pages have been handed in for review.",
                len(ready),
            )
            messages.success(request, text % {"number": len(ready)})
        if left := [page for page in pages if page not in ready]:
            text = _("Not handed in yet, because something must be put right first:")
            buttons = [(edit_url(page), page.draft_title) for page in left]
            messages.error(request, f"{text} {', '.join(title for _url, title in buttons)}")
        return redirect("imports:result", pk)

    def get_context_data(self, **kwargs):
        rows = stored(self.imported.rows)
        return super().get_context_data(
            imported=self.imported,
            drafts=[(page, edit_url(page), promises_of(page)) for page in self.drafts],
            hands_in=self.to_hand_in(),
            programme=self.imported.programme,
            counted=counted(rows),
            left_out=[row for row in rows if row.role == "skip"],
            **kwargs,
        )


def may_hand_in(page, user):
    """Whether the page waits for its review to be begun, by `user`."""
    permissions = page.permissions_for_user(user)
    return (
        (not page.live or page.has_unpublished_changes)
        and not page.current_workflow_state
        and bool(page.get_workflow())
        and permissions.can_submit_for_moderation()
    )


def promises_of(page):
    blocks = getattr(page, "body", [])
    return sum(len(one.value["points"]) for one in blocks if one.block_type == "commitments")


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
