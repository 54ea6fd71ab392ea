"""The sheet as a spreadsheet: it is downloaded, filled in elsewhere, and comes back as drafts."""

from django import forms
from django.core.validators import FileExtensionValidator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from policy.models import UpdateDraft
from policy.register.sheets.reading import UnreadableSheet, read
from policy.register.sheets.taking import Taken
from policy.register.sheets.writing import as_csv, as_xlsx, row_of

from .breadcrumbs import SHEET, breadcrumbs
from .permissions import may_write
from .sheet_view import commitments_on_sheet

KINDS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
MOST_PROBLEMS = 30


def download_sheet(request, kind):
    """Answer with all rows of the sheet that the filters choose, as a file of `kind`."""
    if not may_write(request.user):
        return permission_denied(request)
    make, content_type = KINDS[kind]
    drafts = {one.commitment_id: one for one in UpdateDraft.objects.filter(user=request.user)}
    rows = [row_of(one, drafts.get(one.pk)) for one in commitments_on_sheet(request)]
    name = f"uppfoljning-{timezone.localdate()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(rows), content_type=content_type, headers=headers)


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        validators=[FileExtensionValidator(["xlsx", "csv", "txt"])],
        help_text=gettext_lazy("The file that you downloaded and filled in, as .xlsx or CSV."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class UploadView(WagtailAdminTemplateMixin, FormView):
    """Takes a spreadsheet back. What it would write is shown in the sheet, and confirmed there."""

    template_name = "policy/editing/sheet_upload.html"
    page_title = gettext_lazy("Read in a spreadsheet")
    header_icon = "upload"
    form_class = UploadForm
    problems = ()

    def dispatch(self, request):
        return super().dispatch(request) if may_write(request.user) else permission_denied(request)

    def get_breadcrumbs_items(self):
        return breadcrumbs(self.page_title, SHEET)

    def form_valid(self, form):
        try:
            rows, unknown = read(form.cleaned_data["file"].read())
        except UnreadableSheet as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        taken = Taken(rows)
        if taken.problems:
            self.problems = taken.problems
            form.add_error("file", _("Nothing has been read in: put right what stands below."))
            return self.form_invalid(form)
        return self.take(taken, unknown)

    def take(self, taken, unknown):
        if unknown:
            text = _("Columns that are unknown here were left out: %(names)s.")
            messages.warning(self.request, text % {"names": ", ".join(unknown[:10])})
        number = taken.keep(self.request.user)
        if not taken.cells:
            messages.info(self.request, _("No row of the file is filled in: nothing changes."))
            return redirect("commitments:sheet")
        text = ngettext(
            "%(number)s row of the file says something new. Look through what is filled in below: "
            "nothing is public yet.",
            "%(number)s rows of the file say something new. Look through what is filled in below: "
            "nothing is public yet.",
            number,
        )
        messages.success(self.request, text % {"number": number})
        return redirect(f"{reverse('commitments:sheet')}?drafts=1")

    def get_context_data(self, **kwargs):
        shown, more = self.problems[:MOST_PROBLEMS], len(self.problems[MOST_PROBLEMS:])
        return super().get_context_data(problems=shown, more=more, **kwargs)
