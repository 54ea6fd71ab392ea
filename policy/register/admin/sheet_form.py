"""A row of the sheet on which many commitments are followed up at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from policy.models import Status
from policy.models.commitments.draft import CELLS

from .row_form import RowForm


class FollowUpForm(RowForm):
    """What has happened to one commitment; without a status its present one holds.

    Unbound, it shows an UpdateDraft. What it judges are the words and the updates that its writer
    has read, which may be older than those of today.
    """

    class Meta(RowForm.Meta):
        fields = ["status", "what_happened", "date", "corrects"]
        widgets = {
            "what_happened": AdminAutoHeightTextInput(attrs={"rows": 2}),
            "date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "corrects": forms.HiddenInput,
        }

    judged = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, commitment, data=None, draft=None):
        super().__init__(commitment, data, initial={"date": None})
        self.commitment, self.draft = commitment, draft
        self.fields["date"].required = False
        present = commitment.status
        first = _("As before: %(status)s") % {"status": present.label}
        nothing = ("", first if present.is_assessment else _("Choose a status"))
        self.fields["status"].choices = [nothing, *Status.assessments()]
        self.fields["status"].label = _("New status")
        for name, bound in self.bound_cells.items():
            bound.help_text = bound.field.help_text = ""
            if name in ("address", "title"):
                hint = "https://" if name == "address" else _("Name of the evidence")
                bound.field.widget.attrs["placeholder"] = hint
            if draft and not self.is_bound:
                bound.form.initial[name] = draft.cells.get(name, "")
        if draft:
            self.initial.update({one: draft.cells.get(one) for one in ("judged", "seen")})

    @property
    def bound_cells(self):
        """The fields that an editor fills in, by their names in CELLS."""
        piece = self.evidence.forms[0]
        return {one: (self if one in self.fields else piece)[one] for one in CELLS}

    @property
    def typed(self):
        """What has been sent, as an UpdateDraft keeps it."""
        cells = {name: (bound.value() or "") for name, bound in self.bound_cells.items()}
        return {**cells, "judged": self["judged"].value(), "seen": self["seen"].value()}

    def has_changed(self):
        return any(self.typed[one].strip() for one in CELLS)

    def clean_status(self):
        present = self.commitment.status
        if not self.cleaned_data["status"] and not present.is_assessment:
            raise ValidationError(_("Choose a status."))
        return self.cleaned_data["status"] or present.value

    def clean_date(self):
        return self.cleaned_data["date"] or timezone.localdate()
