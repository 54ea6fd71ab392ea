"""A row of a sheet on which many commitments get their updates."""

from django.forms import formset_factory

from policy.models import CommitmentUpdate

from .update_form import EvidenceRows, LinkForm, UpdateForm


class RowForm(UpdateForm):
    """An update of one commitment, in a row that may stay empty: then nothing is written."""

    class Meta(UpdateForm.Meta):
        fields = ["status", "what_happened"]

    evidence_rows = formset_factory(LinkForm, formset=EvidenceRows)
    judged = seen = None

    def __init__(self, commitment, data=None, **kwargs):
        super().__init__(
            data,
            prefix=str(commitment.pk),
            instance=CommitmentUpdate(commitment=commitment),
            empty_permitted=True,
            use_required_attribute=False,
            **kwargs,
        )
        self.fields["status"].required = False
        self.fields["status"].help_text = ""

    def has_changed(self):
        return super().has_changed() or self.evidence.has_changed()
