"""Wagtail's notices by mail about reviews: only where mail is configured, and never in the way."""

import logging

from django.conf import settings
from wagtail.admin import signal_handlers as wagtails
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

logger = logging.getLogger(__name__)

# The names under which Wagtail connects its own receivers.
NOTICES = {
    "group_approval_task_submitted_email_notification": (
        task_submitted,
        TaskState,
        wagtails.task_submission_email_notifier,
    ),
    "workflow_state_submitted_email_notification": (
        workflow_submitted,
        WorkflowState,
        wagtails.workflow_submission_email_notifier,
    ),
    "workflow_state_rejected_email_notification": (
        workflow_rejected,
        WorkflowState,
        wagtails.workflow_rejection_email_notifier,
    ),
    "workflow_state_approved_email_notification": (
        workflow_approved,
        WorkflowState,
        wagtails.workflow_approval_email_notifier,
    ),
}


def connect():
    """Take the place of Wagtail's receivers, which are connected later under the same names."""
    for name, (signal, sender, notify) in NOTICES.items():
        signal.connect(where_possible(notify), sender=sender, weak=False, dispatch_uid=name)


def where_possible(notify):
    """Return a receiver that sends, and leaves the review as it is where sending fails."""

    def receive(**kwargs):
        if not settings.MAIL_IS_CONFIGURED:
            return
        try:
            notify(**kwargs)
        except Exception:
            logger.exception("A notice about a review was not sent")

    return receive
