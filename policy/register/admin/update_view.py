from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import CreateView
from wagtail.log_actions import log

from policy.models.commitments import Commitment, CommitmentUpdate
from policy.register.writing import add_update

from .forms import UpdateForm
from .history import UPDATED
from .permissions import may_see, may_write


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
        update = self.form.save(commit=False)
        written = add_update(update, self.request.user)
        if written is update:
            log(self.commitment, UPDATED, user=self.request.user, data={"status": update.status})
        return written

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
