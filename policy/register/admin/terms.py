"""The terms in the admin: how far each is judged, its years corrected, and one closed."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from policy.models import CommitmentUpdate, RegisterArea, Status, Term, TermClosing
from policy.register.closing import Progress, close, commitments_of
from policy.register.updates import add_update
from policy.register.year_correction import YearCorrection

from .permissions import may_close, may_see
from .update_form import EvidenceRows, LinkForm, UpdateForm
from .update_view import UPDATED

PER_PAGE = 100


def terms():
    """Return every Term that has promises, the newest first."""
    rows = RegisterArea.objects.filter(commitments__isnull=False).order_by("-term_start")
    return [Term(*row) for row in rows.values_list("term_start", "term_end").distinct()]


class TermsView(WagtailAdminTemplateMixin, TemplateView):
    """Every term: its promises, how many have a verdict, and whether it is closed."""

    template_name = "policy/editing/terms.html"
    page_title = gettext_lazy("Terms")
    header_icon = "date"

    def dispatch(self, request):
        return super().dispatch(request) if may_see(request.user) else permission_denied(request)

    def get_breadcrumbs_items(self):
        return crumbs(self.page_title)

    def get_context_data(self, **kwargs):
        rows = [(term, Progress(term), TermClosing.of(term)) for term in terms()]
        return super().get_context_data(rows=rows, may_close=may_close(self.request.user))


def crumbs(*labels):
    """Return the way to a page about terms; the last of `labels` is its own."""
    addresses = [reverse("commitments:index"), reverse("commitments:terms"), ""][: len(labels) + 1]
    names = [_("Commitments"), *labels]
    way = [{"url": url, "label": name} for url, name in zip(addresses, names, strict=True)]
    way[-1]["url"] = ""
    return [*WagtailAdminTemplateMixin.breadcrumbs_items, *way]


class TermView(WagtailAdminTemplateMixin, TemplateView):
    """A page about one Term that is open, for those who may close it."""

    header_icon = "date"

    def dispatch(self, request, start, end):
        if not may_close(request.user):
            return permission_denied(request)
        self.term = Term(start, end)
        if self.term not in terms():
            raise Http404
        if closing := TermClosing.of(self.term):
            text = _("The term %(term)s is closed: nothing more is changed.")
            messages.warning(request, text % {"term": closing})
            return redirect("commitments:terms")
        return super().dispatch(request)

    def get_page_subtitle(self):
        return str(self.term)

    def get_breadcrumbs_items(self):
        return crumbs(_("Terms"), f"{self.page_title} {self.term}")


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


class VerdictForm(UpdateForm):
    """The verdict of a commitment: a row of the sheet, in which nothing need be written."""

    class Meta(UpdateForm.Meta):
        fields = ["status", "what_happened"]

    evidence_rows = formset_factory(LinkForm, formset=EvidenceRows)
    judged = None

    def __init__(self, commitment, data=None):
        present = commitment.status
        super().__init__(
            data,
            prefix=str(commitment.pk),
            instance=CommitmentUpdate(commitment=commitment),
            initial={"status": present.value if present.is_verdict else ""},
            empty_permitted=True,
            use_required_attribute=False,
        )
        verdicts = [(one.value, one.label) for one in Status if one.is_verdict]
        if not present.is_verdict:
            first = _("Choose a verdict") if present.is_assessment else _("Not assessed")
            verdicts.insert(0, ("", first))
        self.fields["status"].choices = verdicts
        self.fields["status"].label = _("Verdict")
        self.fields["status"].help_text = ""

    def has_changed(self):
        return super().has_changed() or self.evidence.has_changed()


class ClosingView(TermView):
    """The sheet of all promises of a term, on which each gets its verdict, and the closing."""

    template_name = "policy/editing/closing.html"
    page_title = gettext_lazy("Close the term")

    def dispatch(self, request, start, end):
        if may_close(request.user) and not Term(start, end).is_over:
            messages.warning(request, _("The term is not over yet."))
            return redirect("commitments:terms")
        return super().dispatch(request, start, end)

    @cached_property
    def page(self):
        commitments = commitments_of(self.term).with_latest_update()
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
            update = add_update(form.save(commit=False), self.request.user, form.evidence.pieces)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        data = {"status": update.status}
        log(update.commitment, UPDATED, user=self.request.user, data=data)
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
