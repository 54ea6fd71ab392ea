from django.db.models import Max, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.models import Commitment, RegisterArea
from policy.models.commitments import Status
from policy.register.admin.filters import months_ago
from policy.register.admin.permissions import may_write

from .list_panel import ListPanel, Row

MONTHS = 6
FINISHED = [Status.DONE, Status.DROPPED, Status.UNTRACEABLE]


class SilentCommitments(ListPanel):
    """Promises of the present term that are not finished, and of which nothing has been heard."""

    name = "silent"
    icon = "list-ul"
    heading = gettext_lazy("Promises without news for six months")
    explanation = gettext_lazy("Has something happened? A line or two is enough.")
    nothing = gettext_lazy("Every promise has had news in the last six months. Well followed up!")
    all_label = gettext_lazy("All promises without news")

    def is_shown(self, request):
        return may_write(request.user)

    def all_url(self):
        return f"{reverse('commitments:index')}?silent_for={MONTHS}"

    def found(self, user):
        term = RegisterArea.objects.aggregate(newest=Max("term_start"))["newest"]
        open_ones = Commitment.objects.for_editors().filter(stands=True, area__term_start=term)
        limit = months_ago(MONTHS)
        never = Q(updated=None, promised__lt=limit)
        silent = open_ones.filter(Q(updated__lt=limit) | never).exclude(status_value__in=FINISHED)
        return silent.order_by("updated", "promised", "pk")

    def row(self, commitment):
        if commitment.updated:
            day = date_format(commitment.updated, "DATE_FORMAT")
            note = _("%(area)s, latest news %(day)s")
        else:
            day = date_format(commitment.promised, "DATE_FORMAT")
            note = _("%(area)s, promised %(day)s, no news yet")
        url = reverse("commitments:commitment", args=[commitment.pk])
        return Row(commitment.text, url, note % {"area": commitment.area.title, "day": day})
