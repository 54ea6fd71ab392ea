from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from policy.models.commitments import Commitment


class CommitmentsPanel(Panel):
    """The commitments of a page in its editor, each with a link to write an update."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "policy/editing/panel.html"

        def is_shown(self):
            user = self.request.user if self.request else None
            permitted = user and user.has_perm("policy.add_commitmentupdate")
            return bool(super().is_shown() and permitted and self.commitments)

        @cached_property
        def commitments(self):
            key = self.instance.translation_key
            return list(Commitment.objects.filter(translation_key=key).for_reading())

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return {**context, "commitments": self.commitments}
