from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

from site_project.schedule.panel import ScheduleFailures

from .drafts import Drafts
from .handed_in import HandedIn
from .older_translations import OlderTranslations
from .quick_links import QuickLinks
from .silent import SilentCommitments
from .stale import StalePages
from .to_review import ToReview
from .undescribed import UndescribedPictures

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
