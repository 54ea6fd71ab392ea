"""Choosing another commitment by its words."""

from django import forms
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


class ChooseMixin:
    filter_form_class = WordsFilter
    ordering = ["area", "pk"]

    def get_object_list(self):
        return Commitment.objects.for_editors()

    @property
    def columns(self):
        return [*super().columns, Column("area", label=_("Area and term"))]


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
