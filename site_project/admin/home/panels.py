from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from site_project.models import ScheduleFailure

from .outdated import OlderTranslations, SilentCommitments, StalePages
from .quick_links import QuickLinks
from .reviews import Drafts, HandedIn, ToReview
from .undescribed import UndescribedPictures


class ScheduleFailures(Component):
    """On the first page of the admin: what could not be published at its time, and why."""

    name = "schedule_failures"
    template_name = "wagtailadmin/home/schedule_failures.html"

    def is_shown(self, request):
        return True

    def get_context_data(self, parent_context):
        return {"failures": ScheduleFailure.objects.all()}


# In this order below each other. One more is a class with `is_shown` and a row here.
PANELS = [
    ScheduleFailures,
    QuickLinks,
    Drafts,
    ToReview,
    HandedIn,
    SilentCommitments,
    OlderTranslations,
    StalePages,
    UndescribedPictures,
]
# Wagtail's own that ours stand for.
REPLACED = (RecentEditsPanel, UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)


def arrange(request, panels):
    """Put our panels above Wagtail's, in place, each where its reader may do something with it."""
    kept = [panel for panel in panels if not isinstance(panel, REPLACED)]
    ours = [panel for panel in (panel_class() for panel_class in PANELS) if panel.is_shown(request)]
    for order, panel in enumerate(ours):
        panel.order = order
    panels[:] = [*ours, *kept]
