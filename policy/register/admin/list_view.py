from datetime import date

import django_filters
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from policy.models import (
    Commitment,
    CommitmentUpdate,
    EvidenceCheck,
    RegisterArea,
    Status,
    Term,
    TermClosing,
)

from .permissions import may_see, may_write


def term_choices():
    """Return the terms in the register: the first year, and the years in words."""
    rows = (
        RegisterArea.objects.filter(withheld=False)
        .order_by("-term_start")
        .values_list("term_start", "term_end")
    )
    return [(start, str(Term(start, end))) for start, end in dict.fromkeys(rows)]


def status_choices():
    """Return the statuses, with both words for what is not assessed once a term is closed."""
    closed = TermClosing.objects.exists()
    words = [dict.fromkeys(str(one.shown(is_).label) for is_ in (False, closed)) for one in Status]
    return [(one.value, " / ".join(names)) for one, names in zip(Status, words, strict=True)]


def all_responsible():
    """Return who answers for some promise today, as choices."""
    names = Commitment.objects.with_responsible().filter(responsible__gt="").order_by("responsible")
    return [(name, name) for name in names.values_list("responsible", flat=True).distinct()]


def months_ago(months):
    """Return the same day `months` months ago; the 28th where that month may be shorter."""
    today = timezone.localdate()
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, 28))


class State(models.TextChoices):
    """What a commitment may wait for, or why it waits for nothing any more."""

    NEVER_ASSESSED = "never-assessed", _("Never assessed")
    WORDS_CHANGED = "words-changed", _("Words changed since they were assessed")
    DEAD_EVIDENCE = "dead-evidence", _("Evidence no longer opens")
    UNFOLLOWED = "unfollowed", _("No longer followed up")
    WITHDRAWN = "withdrawn", _("No longer in the programme")


class CommitmentFilters(WagtailFilterSet):
    area = django_filters.ModelChoiceFilter(
        label=_("Area"), queryset=lambda request: RegisterArea.objects.filter(withheld=False)
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), field_name="status_value", choices=status_choices
    )
    term = django_filters.ChoiceFilter(
        label=_("Term"), field_name="area__term_start", choices=term_choices
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=State.choices, method="filter_state"
    )
    responsible = django_filters.ChoiceFilter(
        label=_("Who answers for it"), field_name="responsible", choices=all_responsible
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

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.with_responsible())

    def filter_state(self, queryset, name, state):
        if state == State.DEAD_EVIDENCE:
            dead = EvidenceCheck.objects.dead()
            return queryset.filter(Exists(dead.filter(evidence__update__commitment=OuterRef("pk"))))
        commitments = queryset.with_follow_up()
        if state == State.WITHDRAWN:
            return commitments.filter(is_published=False)
        if state == State.UNFOLLOWED:
            return commitments.filter(is_published=True, is_followed_up=False)
        assessed = Exists(CommitmentUpdate.objects.filter(commitment=OuterRef("pk")))
        return commitments.filter(
            assessed if state == State.WORDS_CHANGED else ~assessed,
            status_value=Status.NOT_ASSESSED,
            is_followed_up=True,
        )

    def filter_silent(self, queryset, name, months):
        return queryset.silent_since(months_ago(int(months)))


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
        "shown_status.label",
        "updated",
        "promised",
        "withdrawn_since",
    ]
    export_headings = {
        "public_id": _("Commitment number"),
        "text": _("Wording"),
        "area.title": _("Area"),
        "area.term": _("Term"),
        "shown_status.label": _("Status"),
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
            Column("shown_status.label", label=_("Status"), sort_key="status_value"),
            DateColumn("updated", label=_("Updated"), sort_key="updated", classname="wide-only"),
            DateColumn("withdrawn_since", label=_("Withdrawn"), classname="wide-only"),
        ]

    @cached_property
    def header_buttons(self):
        terms = HeaderButton(_("Terms"), url=reverse("commitments:terms"), icon_name="date")
        return [*self.sheet_button(), terms]

    def sheet_button(self):
        """The way to the sheet of the promises that the list shows."""
        if not may_write(self.request.user):
            return []
        url = f"{reverse('commitments:sheet')}?{self.request.GET.urlencode()}"
        return [HeaderButton(_("Follow up several"), url=url, icon_name="tasks")]

    def get_list_buttons(self, instance):
        return []

    def get_edit_url(self, instance):
        return reverse("commitments:commitment", args=[instance.pk])
