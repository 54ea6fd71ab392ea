"""Updates of commitments in the admin's history of the whole site."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.log_actions import LogFormatter

from policy.models.commitments import Status

from .permissions import may_see

UPDATED = "policy.commitment.update"


class UpdateFormatter(LogFormatter):
    label = gettext_lazy("Follow up")

    def format_message(self, entry):
        return _("Wrote an update: %(status)s") % {"status": Status(entry.data["status"]).label}


class CommitmentURLFinder(ModelAdminURLFinder):
    edit_url_name = "commitments:commitment"

    def get_edit_url(self, instance):
        return self.construct_edit_url(instance) if not self.user or may_see(self.user) else None
