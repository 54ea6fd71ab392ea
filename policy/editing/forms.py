from wagtail.admin.forms import WagtailAdminModelForm

from policy.models.commitments import CommitmentUpdate


class UpdateForm(WagtailAdminModelForm):
    """A new update of one commitment, which `instance` names."""

    class Meta:
        model = CommitmentUpdate
        fields = ["date", "status", "what_happened", "evidence_url", "evidence_title", "corrects"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        earlier = self.instance.commitment.updates.all()
        self.fields["corrects"].queryset = earlier
        if not earlier:
            del self.fields["corrects"]
