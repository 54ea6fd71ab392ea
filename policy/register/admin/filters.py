from datetime import date

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from policy.models.commitments import Commitment, RegisterArea, Status


def terms():
    """The terms in the register as choices: the first year, and the years in words."""
    rows = RegisterArea.objects.order_by("-term_start").values_list("term_start", "term_end")
    return [(start, f"{start}–{end}") for start, end in dict.fromkeys(rows)]


class CommitmentFilters(WagtailFilterSet):
    area = django_filters.ModelChoiceFilter(
        label=_("Area"), queryset=lambda request: RegisterArea.objects.all()
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), field_name="status_value", choices=Status.choices
    )
    term = django_filters.ChoiceFilter(
        label=_("Term"), field_name="area__term_start", choices=terms
    )
    silent_for = django_filters.NumberFilter(
        label=_("Without update for (months)"),
        method="filter_silent",
        min_value=1,
        max_value=600,
    )

    class Meta:
        model = Commitment
        fields = []

    def filter_silent(self, queryset, name, months):
        limit = months_ago(int(months))
        never = Q(updated=None, promised__lt=limit)
        return queryset.filter(Q(updated__lt=limit) | never, is_published=True)


def months_ago(months):
    """The same day `months` months ago; the 28th where that month may be shorter."""
    today = timezone.localdate()
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, 28))
