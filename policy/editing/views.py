from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import CreateView, IndexView

from policy.models.commitments import Commitment, CommitmentUpdate
from policy.register.live import add_update

from .filters import CommitmentFilters
from .forms import UpdateForm


def may_see(user):
    return user.has_perm("policy.view_commitment") or may_write(user)


def may_write(user):
    return user.has_perm("policy.add_commitmentupdate")


class CommitmentsView(IndexView):
    """Every commitment; a click on one leads to its updates and the form for a new one."""

    model = Commitment
    queryset = Commitment.objects.for_editors()
    filterset_class = CommitmentFilters
    page_title = _("Commitments")
    header_icon = "list-ul"
    search_fields = ["wording"]
    default_ordering = ["area", "pk"]
    paginate_by = 50
    any_permission_required = None
    index_url_name = "commitments:index"
    index_results_url_name = "commitments:index_results"
    list_export = [
        "public_id",
        "text",
        "area.title",
        "area.term",
        "status.label",
        "updated",
        "promised",
        "withdrawn_since",
    ]
    export_headings = {
        "public_id": _("Commitment number"),
        "text": _("Wording"),
        "area.title": _("Area"),
        "area.term": _("Term"),
        "status.label": _("Status"),
        "updated": _("Updated"),
        "promised": _("Promised"),
        "withdrawn_since": _("No longer in the programme since"),
    }
    export_filename = "loften"

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def user_has_permission(self, permission):
        return False

    @property
    def list_display(self):
        return [
            "__str__",
            Column("area", label=_("Area"), sort_key="area__title"),
            Column("status.label", label=_("Status"), sort_key="status_value"),
            DateColumn("updated", label=_("Updated"), sort_key="updated"),
            DateColumn("withdrawn_since", label=_("Withdrawn")),
        ]

    def get_edit_url(self, instance):
        return reverse("commitments:commitment", args=[instance.pk])


class UpdateView(CreateView):
    """One commitment in the admin: its log, and the form that adds to it."""

    model = CommitmentUpdate
    form_class = UpdateForm
    template_name = "policy/editing/commitment.html"
    permission_required = None
    header_icon = "list-ul"
    index_url_name = "commitments:index"
    submit_button_label = _("Write the update")
    success_message = _("The update has been written. Visitors see it now.")

    def dispatch(self, request, pk):
        if not may_see(request.user) or (request.method == "POST" and not may_write(request.user)):
            return permission_denied(request)
        self.commitment = get_object_or_404(Commitment.objects.for_editors(), pk=pk)
        return super().dispatch(request, pk=pk)

    def get_page_title(self):
        return _("Commitment")

    def get_page_subtitle(self):
        return self.commitment.text

    def get_add_url(self):
        return reverse("commitments:commitment", args=[self.commitment.pk])

    def get_form_kwargs(self):
        instance = CommitmentUpdate(commitment=self.commitment)
        return {**super().get_form_kwargs(), "instance": instance}

    def save_instance(self):
        return add_update(self.form.save(commit=False), self.request.user)

    def get_success_buttons(self):
        return []

    def save_action(self):
        super().save_action()
        return redirect(self.get_add_url())

    def get_context_data(self, **kwargs):
        updates = self.commitment.updates.select_related("corrects").prefetch_related("corrections")
        return {
            **super().get_context_data(**kwargs),
            "commitment": self.commitment,
            "updates": updates,
            "may_write": may_write(self.request.user),
        }
