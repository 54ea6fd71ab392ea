"""Correcting the years of a term that were mistyped."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from policy.models import RegisterArea, Term
from policy.register.year_correction import YearCorrection

from .terms import TermView


class YearsForm(forms.ModelForm):
    """The right years of the Term `wrong`."""

    class Meta:
        model = RegisterArea
        fields = ["term_start", "term_end"]

    def __init__(self, wrong, data=None):
        self.wrong = wrong
        super().__init__(data, instance=RegisterArea(**wrong.fields))

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            right = Term(cleaned["term_start"], cleaned["term_end"])
            self.correction = YearCorrection(self.wrong, right)
            self.correction.check()
        return cleaned


class CorrectYearsView(TermView):
    """The years of a term that were mistyped: first typed right, then read and confirmed."""

    template_name = "policy/editing/correct_years.html"
    page_title = gettext_lazy("Correct the years")

    def get(self, request):
        return super().get(request, form=YearsForm(self.term))

    def post(self, request):
        form = YearsForm(self.term, request.POST)
        if not form.is_valid():
            return super().get(request, form=form)
        if "confirmed" not in request.POST:
            return super().get(request, form=form, correction=form.correction)
        try:
            form.correction.make(request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return super().get(request, form=form)
        text = _("The promises have %(right)s now instead of %(wrong)s.")
        values = {"wrong": form.correction.wrong, "right": form.correction.right}
        messages.success(request, text % values)
        return redirect("commitments:terms")

    def get_context_data(self, **kwargs):
        return super().get_context_data(term=self.term, **kwargs)
