"""Choosing another commitment by its words."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from policy.models import Commitment


class WordsFilter(BaseFilterForm):
    q = forms.CharField(label=_("Words of the promise"), required=False)

    def filter(self, objects):
        words = self.cleaned_data["q"].split()
        self.is_searching, self.search_query = bool(words), self.cleaned_data["q"]
        for word in words:
            objects = objects.filter(wording__icontains=word)
        return objects


def standing_of(commitment):
    """Return in words how far a commitment has come, and from when it is or was promised."""
    days = {"start": date_format(commitment.promised_since)}
    if commitment.withdrawn_since:
        days["end"] = date_format(commitment.withdrawn_since)
        promised = _("promised from %(start)s to %(end)s") % days
    else:
        promised = _("promised since %(start)s") % days
    return f"{commitment.shown_status.label}, {promised}"


class ChooseMixin:
    filter_form_class = WordsFilter
    ordering = ["area", "pk"]

    def get_object_list(self):
        return Commitment.objects.for_editors()

    @property
    def columns(self):
        """Its heading, its number and how it stands tell those apart that say the same."""
        return [
            *super().columns,
            Column("lead_in", label=_("Heading")),
            Column("area", label=_("Area and term")),
            Column("standing", label=_("Status"), accessor=standing_of),
            Column("public_id", label=_("Number in the register")),
        ]


class ChooseCommitmentView(ChooseMixin, ChooseView):
    pass


class ChooseCommitmentResultsView(ChooseMixin, ChooseResultsView):
    pass


class CommitmentChooserViewSet(ChooserViewSet):
    model = Commitment
    icon = "list-ul"
    choose_one_text = _("Choose a promise")
    choose_another_text = _("Choose another promise")
    edit_item_text = _("Open the promise")
    choose_view_class = ChooseCommitmentView
    choose_results_view_class = ChooseCommitmentResultsView

    def get_urlpatterns(self):
        return [one for one in super().get_urlpatterns() if one.name != "create"]


commitment_chooser = CommitmentChooserViewSet("commitment_chooser")
