from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import CreateView
from wagtail.log_actions import LogFormatter, log

from policy.models import Commitment, CommitmentUpdate, Status, TermClosing
from policy.register.updates import add_update

from .permissions import may_see, may_write
from .update_form import UpdateForm

UPDATED = "policy.commitment.update"


class UpdateFormatter(LogFormatter):
    """An update of a commitment in the admin's history of the whole site."""

    label = gettext_lazy("Follow up")

    def format_message(self, entry):
        return _("Wrote an update: %(status)s") % {"status": Status(entry.data["status"]).label}


class UpdateView(CreateView):
    """One commitment in the admin: its log, and the form that adds to it."""

    model = CommitmentUpdate
    form_class = UpdateForm
    template_name = "policy/editing/commitment.html"
    permission_required = None
    header_icon = "list-ul"
    index_url_name = "commitments:index"
    submit_button_label = gettext_lazy("Write the update")
    success_message = gettext_lazy("The update has been written. Visitors see it now.")

    def dispatch(self, request, pk):
        if not may_see(request.user) or (request.method == "POST" and not may_write(request.user)):
            return permission_denied(request)
        self.commitment = get_object_or_404(Commitment.objects.for_editors(), pk=pk)
        self.closing = TermClosing.of(self.commitment.area.years)
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

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            # The term was closed while the form was being filled in.
            form.add_error(None, error)
            return self.form_invalid(form)

    def save_instance(self):
        update = self.form.save(commit=False)
        written = add_update(update, self.request.user, self.form.evidence.pieces)
        if written is update:
            log(self.commitment, UPDATED, user=self.request.user, data={"status": update.status})
        return written

    def get_success_buttons(self):
        return []

    def save_action(self):
        super().save_action()
        return redirect(self.get_add_url())

    def get_context_data(self, **kwargs):
        updates = self.commitment.updates.select_related("corrects").prefetch_related(
            "corrections", "evidence__document"
        )
        return {
            **super().get_context_data(**kwargs),
            "commitment": self.commitment,
            "updates": updates,
            "closing": self.closing,
            "may_write": may_write(self.request.user) and (updates or not self.closing),
        }
