from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from policy.checks.findings import placed

HEADING = _("Before the page can be published")


class PublishStopPanel(Panel):
    """Above a page's form when it could not be published: what to put right, and where it is."""

    def __init__(self, heading=HEADING, icon="warning", **kwargs):
        super().__init__(heading=heading, icon=icon, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "policy/editing/stops.html"

        def is_shown(self):
            return bool(super().is_shown() and getattr(self.form, "stops", ()))

        def get_context_data(self, parent_context=None):
            page = self.instance
            stops = placed(page, self.form.stops)
            return {**super().get_context_data(parent_context), "stops": stops}
