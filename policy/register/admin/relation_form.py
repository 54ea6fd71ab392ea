"""The forms for what became of a commitment, and for what it means that it is done."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from policy.models import Commitment, CommitmentGoal, CommitmentRelation
from policy.register.relations import check_relation

from .chooser import commitment_chooser


class RelationForm(WagtailAdminModelForm):
    """What became of one commitment, which `instance` names, in another."""

    prefix = "relation"

    class Meta:
        model = CommitmentRelation
        fields = ["kind", "later", "note"]
        labels = {"kind": _("What became of it"), "later": _("The other promise")}
        widgets = {
            "later": commitment_chooser.widget_class(),
            "note": AdminAutoHeightTextInput(attrs={"rows": 2}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["later"].queryset = Commitment.objects.select_related("area")
        if self.instance.earlier.is_closed:
            kind = CommitmentRelation.Kind.TAKEN_OVER
            self.fields["kind"].choices = [(kind.value, kind.label)]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("later") and cleaned.get("kind"):
            check_relation(self.instance.earlier, cleaned["later"], cleaned["kind"])
        return cleaned


class GoalForm(WagtailAdminModelForm):
    """What it means that one commitment is done, which `instance` names, by when and by whom."""

    prefix = "goal"

    class Meta:
        model = CommitmentGoal
        fields = ["criterion", "due", "responsible"]
        widgets = {"criterion": AdminAutoHeightTextInput(attrs={"rows": 2})}
