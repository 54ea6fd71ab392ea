"""Opening a term again that was closed by mistake."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from policy.models import TermClosing, TermReopening
from policy.register.closing import reopen

from .terms import TermView


class ReopeningForm(forms.ModelForm):
    class Meta:
        model = TermReopening
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class ReopeningView(TermView):
    """Asks why a closed term is opened again, which the history of the site tells."""

    template_name = "policy/editing/reopen_term.html"
    page_title = gettext_lazy("Open the term again")

    def why_not(self):
        self.closing = TermClosing.of(self.term)
        return "" if self.closing else _("The term %(term)s is open.") % {"term": self.term}

    def get(self, request):
        return super().get(request, form=ReopeningForm())

    def post(self, request):
        form = ReopeningForm(request.POST)
        if not form.is_valid():
            return super().get(request, form=form)
        if reopen(self.closing, form.cleaned_data["note"], request.user):
            text = _("The term %(term)s is open again.") % {"term": self.term}
            messages.success(request, text)
        else:
            messages.warning(request, _("The term %(term)s is open.") % {"term": self.term})
        return redirect("commitments:terms")

    def get_context_data(self, **kwargs):
        return super().get_context_data(term=self.term, **kwargs)
