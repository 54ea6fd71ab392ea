from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from site_project.models import ScheduleFailure

from .dead_evidence import DeadEvidence
from .imports import UnfinishedImports
from .missing_alt_text import UndescribedPictures
from .outdated import CommitmentsWithoutUpdates, OlderTranslations, StalePages
from .quick_links import QuickLinks
from .reads import MostRead
from .reviews import Drafts, HandedIn, ToReview
from .terms import NewTermPanel, TermsToClose


class ScheduleFailures(Component):
    """What could not be published at its time, and why."""

    name = "schedule_failures"
    template_name = "wagtailadmin/home/schedule_failures.html"

    def is_shown(self, request):
        return True

    def get_context_data(self, parent_context):
        return {"failures": ScheduleFailure.objects.all()}


# In the order of the page.
PANELS = [
    ScheduleFailures,
    NewTermPanel,
    QuickLinks,
    UnfinishedImports,
    Drafts,
    ToReview,
    HandedIn,
    TermsToClose,
    CommitmentsWithoutUpdates,
    DeadEvidence,
    OlderTranslations,
    StalePages,
    UndescribedPictures,
    MostRead,
]
# Wagtail's panels that ours replace.
REPLACED = (RecentEditsPanel, UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)


def arrange_panels(request, panels):
    """Put our panels that the user may see above Wagtail's, changing the list `panels`."""
    others = [panel for panel in panels if not isinstance(panel, REPLACED)]
    ours = [panel for panel in (panel_class() for panel_class in PANELS) if panel.is_shown(request)]
    for order, panel in enumerate(ours):
        panel.order = order
    panels[:] = [*ours, *others]
