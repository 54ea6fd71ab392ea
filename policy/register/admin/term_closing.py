"""Closing a term: the sheet on which each of its promises gets its verdict."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from policy.models import Status
from policy.register.closing import Progress, close, commitments_to_judge

from .row_form import RowForm
from .terms import TermView
from .update_form import write

PER_PAGE = 100


class VerdictForm(RowForm):
    """The verdict of a commitment: a row of the sheet, in which nothing need be written."""

    def __init__(self, commitment, data=None):
        present = commitment.status
        initial = {"status": present.value if present.is_verdict else ""}
        super().__init__(commitment, data, initial=initial)
        verdicts = [(one.value, one.label) for one in Status if one.is_verdict]
        if not present.is_verdict:
            first = _("Choose a verdict") if present.is_assessment else _("Not assessed")
            verdicts.insert(0, ("", first))
        self.fields["status"].choices = verdicts
        self.fields["status"].label = _("Verdict")

    def clean_status(self):
        """Ask for a verdict only where something else of the row is filled in."""
        if not self.cleaned_data["status"]:
            raise ValidationError(_("Choose a verdict"))
        return self.cleaned_data["status"]


class ClosingView(TermView):
    """The sheet of all promises of a term, on which each gets its verdict, and the closing."""

    template_name = "policy/editing/closing.html"
    page_title = gettext_lazy("Close the term")

    def why_not(self):
        return super().why_not() or ("" if self.term.is_over else _("The term is not over yet."))

    @cached_property
    def page(self):
        commitments = commitments_to_judge(self.term).with_latest_update()
        return Paginator(commitments, PER_PAGE).get_page(self.request.GET.get("p"))

    def get(self, request):
        self.forms = {one.pk: VerdictForm(one) for one in self.page.object_list}
        return super().get(request)

    def post(self, request):
        sent = {one.pk: VerdictForm(one, request.POST) for one in self.page.object_list}
        changed = {pk: form for pk, form in sent.items() if form.has_changed()}
        self.wrong = {pk: form for pk, form in changed.items() if not self.write(form)}
        if not self.wrong and "close" in request.POST:
            return self.close()
        if not self.wrong:
            self.report(len(changed))
            return redirect(self.address_after(request.POST.get("save", "")))
        self.report(len(changed) - len(self.wrong), len(self.wrong))
        del self.page
        self.forms = {one.pk: self.wrong.get(one.pk) or VerdictForm(one) for one in self.page}
        return self.render_to_response(self.get_context_data())

    def write(self, form):
        """Write the update that a row makes; return whether it could be."""
        if not form.is_valid():
            return False
        try:
            write(form, self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        return True

    def report(self, written, wrong=0):
        if wrong:
            text = ngettext(
                "%(number)s verdict could not be saved. Look for what is marked below; what you "
                "have written is still there.",
                "%(number)s verdicts could not be saved. Look for what is marked below; what you "
                "have written is still there.",
                wrong,
            )
            messages.error(self.request, text % {"number": wrong})
        if written:
            text = ngettext(
                "%(number)s verdict has been saved. Visitors see it now.",
                "%(number)s verdicts have been saved. Visitors see them now.",
                written,
            )
            messages.success(self.request, text % {"number": written})

    def address_after(self, place):
        """Return where to go on: "page 2", or the area that was saved."""
        if place.startswith("page "):
            return f"{self.request.path}?p={place.removeprefix('page ')}"
        return f"{self.request.get_full_path()}#{place}"

    def close(self):
        confirmed = self.request.POST.get("not_assessed", "0")
        confirmed = int(confirmed) if confirmed.isdecimal() else 0
        if close(self.term, confirmed, self.request.user):
            text = _("The term %(term)s is closed. Visitors can read how it went.")
            messages.success(self.request, text % {"term": self.term})
            return redirect("commitments:terms")
        progress = Progress(self.term)
        if progress.under_way:
            text = ngettext(
                "The term is not closed: %(number)s promise still needs a verdict.",
                "The term is not closed: %(number)s promises still need a verdict.",
                progress.under_way,
            ) % {"number": progress.under_way}
        else:
            text = _(
                "The term is not closed. Confirm that the promises without an assessment are to "
                "stay so."
            )
        messages.error(self.request, text)
        return redirect(f"{self.request.get_full_path()}#close")

    def get_context_data(self, **kwargs):
        rows = [(one, self.forms[one.pk]) for one in self.page.object_list]
        return super().get_context_data(
            term=self.term, rows=rows, page=self.page, progress=Progress(self.term), **kwargs
        )
