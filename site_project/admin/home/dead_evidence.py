from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.models import EvidenceCheck
from policy.register.admin.permissions import may_write

from .list_panel import ListPanel, Row, local_date


class DeadEvidence(ListPanel):
    """Addresses of evidence that no longer open, where no copy of what stood there is kept."""

    name = "dead-evidence"
    icon = "link"
    heading = gettext_lazy("Evidence that no longer opens")
    explanation = gettext_lazy(
        "Open the address yourself. If it is gone, correct the update at its promise: give a new "
        "address, or a document with what stood there."
    )
    empty_text = gettext_lazy("Everything that the register points to can be opened.")
    all_label = gettext_lazy("All promises with evidence that no longer opens")

    def is_shown(self, request):
        return may_write(request.user)

    def all_url(self):
        return f"{reverse('commitments:index')}?state=dead-evidence"

    def get_queryset(self, user):
        dead = EvidenceCheck.objects.dead().filter(has_copy=False).order_by("failing_since", "pk")
        return dead.select_related(
            "evidence__document", "evidence__update__commitment"
        ).prefetch_related("evidence__update__commitment__wordings")

    def get_row(self, check):
        update = check.evidence.update
        url = reverse("commitments:commitment", args=[update.commitment_id])
        note = _("%(update)s: %(address)s – %(answer)s, since %(day)s") % {
            "update": update,
            "address": check.evidence.url,
            "answer": check.answer_label,
            "day": local_date(check.failing_since),
        }
        return Row(update.commitment.text, url, note)
