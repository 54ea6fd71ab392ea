from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from policy.models.commitments import CommitmentUpdate
from site_project.public_pages import is_public


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
        """An update stays for ever: a path on this site that leads nowhere is refused."""
        address = self.cleaned_data["evidence_url"]
        if address.startswith("/") and not is_public(address):
            raise ValidationError(
                _("There is no such page on this site. Open the page and copy its address.")
            )
        return address
