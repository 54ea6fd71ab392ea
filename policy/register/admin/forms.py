from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from policy.models.commitments import CommitmentUpdate
from policy.models.commitments.evidence import validate_evidence_address
from policy.pages.visit import path_on_site

from .evidence import validate_visitors_path


class UpdateForm(WagtailAdminModelForm):
    """A new update of one commitment, which `instance` names."""

    class Meta:
        model = CommitmentUpdate
        widgets = {"what_happened": AdminAutoHeightTextInput(attrs={"rows": 4})}
        fields = ["date", "status", "what_happened", "evidence_url", "evidence_title", "corrects"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["corrects"].queryset = self.instance.commitment.updates.all()

    def clean_evidence_url(self):
        """What is on this site, with its host or without, is judged by what visitors get there."""
        address = self.cleaned_data["evidence_url"]
        if address:
            validate_evidence_address(address)
            if path := path_on_site(address):
                validate_visitors_path(path)
        return address
