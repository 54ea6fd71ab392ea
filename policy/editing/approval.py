"""What a reviewer approves or sends back is the version that they have read."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from .hooks import edit_url, refused


class ReadEditView(EditView):
    """The form of a page: its buttons of review concern the version that it was opened with."""

    def perform_workflow_action(self):
        if not self.is_out_of_date:
            return super().perform_workflow_action()
        say_changed(self.request, self.page)
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())


class ReadWorkflowAction(WorkflowActionView):
    """Approving or sending back from outside the form, which may name the version as `revision`.

    Without a name it is the version that was handed in. One that was saved since is read first.
    """

    def check_action(self):
        super().check_action()
        if self.task_state.pk != getattr(self.object.current_workflow_task_state, "pk", None):
            raise Http404

    def get_submit_url(self):
        return f"{super().get_submit_url()}?revision={self.object.latest_revision_id}"

    def post(self, request, *args, **kwargs):
        if not self.refused():
            return super().post(request, *args, **kwargs)
        address = edit_url(self.object)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": address})
        return redirect(address)

    def refused(self):
        """Tell the reviewer why the version cannot be decided about; return whether it cannot."""
        lock = self.object.get_lock()
        if lock and lock.for_user(self.request.user):
            messages.error(self.request, lock.get_message(self.request.user))
            return True
        latest = self.object.latest_revision_id
        read = self.request.GET.get("revision", str(self.task_state.revision_id))
        if self.task_state.revision_id != latest or read != str(latest):
            say_changed(self.request, self.object)
            return True
        return self.action_name == "approve" and refused(self.request, [self.object])


def say_changed(request, page):
    """Tell the reviewer of `page` that it is another text now, and keep what they wrote."""
    text = format_html(
        '{} <a href="{}">{}</a>',
        _("The text has been changed since you read it. Nothing has been decided."),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        _("Read the new text"),
    )
    messages.error(request, text)
