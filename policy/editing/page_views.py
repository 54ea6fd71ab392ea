"""Wagtail's views of pages, where ours take their place."""

from copy import deepcopy

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from .hooks import edit_url, refuse_unpublishable


class PageListView(ExplorableIndexView):
    """On a phone the list keeps title and status; when and what kind are on the page's side."""

    # A column's header refers to its column: both are copied.
    base_columns = deepcopy(ExplorableIndexView.base_columns)
    for column in base_columns:
        if column.name in ("latest_revision_created_at", "type"):
            column.classname = "wide-only"
    del column


class CheckedCreateView(CreateView):
    """Two new pages sent at once under one address: the second is told so in its form."""

    def form_valid(self, form):
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ValidationError as error:
            form.restore_required_fields()
            form.add_error(None, error)
            return self.form_invalid(form)


class CheckedEditView(EditView):
    """The form of a page: a review concerns the revision that the form was opened with."""

    def perform_workflow_action(self):
        if not self.is_out_of_date:
            return super().perform_workflow_action()
        report_newer_text(self.request, self.page)
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())


class CheckedWorkflowAction(WorkflowActionView):
    """Approving or sending back from outside the form, which may name a revision in its address.

    Without it, the revision that was handed in is meant. One saved since must be read first.
    """

    def check_action(self):
        super().check_action()
        if self.task_state.pk != getattr(self.object.current_workflow_task_state, "pk", None):
            raise Http404

    def get_submit_url(self):
        return f"{super().get_submit_url()}?revision={self.object.latest_revision_id}"

    def post(self, request, *args, **kwargs):
        if not self.is_refused():
            return super().post(request, *args, **kwargs)
        address = edit_url(self.object)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": address})
        return redirect(address)

    def is_refused(self):
        """Tell the reviewer why the page cannot be approved or sent back; return whether so."""
        lock = self.object.get_lock()
        if lock and lock.for_user(self.request.user):
            messages.error(self.request, lock.get_message(self.request.user))
            return True
        latest = self.object.latest_revision_id
        read = self.request.GET.get("revision", str(self.task_state.revision_id))
        if self.task_state.revision_id != latest or read != str(latest):
            report_newer_text(self.request, self.object)
            return True
        return self.action_name == "approve" and refuse_unpublishable(self.request, [self.object])


def report_newer_text(request, page):
    """Tell the reviewer that `page` has been changed since they read it."""
    text = format_html(
        '{} <a href="{}">{}</a>',
        _("The text has been changed since you read it. Nothing has been decided."),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        _("Read the new text"),
    )
    messages.error(request, text)


class CheckedPageViewSet(PageViewSet):
    model = Page
    add_view_class = CheckedCreateView
    edit_view_class = CheckedEditView
    index_view_class = PageListView
    workflow_action_view_class = CheckedWorkflowAction


class ReadOnlyPagesAPI(PagesAdminAPIViewSet):
    """What the admin's scripts ask for: the tree of pages.

    Nothing in the admin uses the API's actions, which know neither locks nor our checks.
    """

    actions = {}

    @classmethod
    def get_urlpatterns(cls):
        return super(PagesAdminAPIViewSet, cls).get_urlpatterns()
