from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from policy.models.commitments import CommitmentUpdate


class UpdateForm(WagtailAdminModelForm):
    """A new update of one commitment, which `instance` names."""

    class Meta:
        model = CommitmentUpdate
        widgets = {"what_happened": AdminAutoHeightTextInput(attrs={"rows": 4})}
        fields = ["date", "status", "what_happened", "evidence_url", "evidence_title", "corrects"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["corrects"].queryset = self.instance.commitment.updates.all()
