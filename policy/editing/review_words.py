"""What a writer and reviewers say to each other in the review of a page.

Reviewers' sentences are Wagtail's, with its task states. The writer's answers stand in the log of
the page, and so in its history.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry, TaskState

ANSWERED = "policy.review_answer"
ANSWER_FIELD = "review-answer"


class Said(NamedTuple):
    """A sentence of a review: who said it (None: an account that is gone), when."""

    user: object
    when: object
    text: str
    sent_back: bool


class AnswerFormatter(LogFormatter):
    label = _("Answer a reviewer")

    def format_message(self, entry):
        return _("Answered the reviewer: “%(text)s”") % {"text": entry.data.get("text", "")}


def store_answer(request, page):
    """Store what a writer answers where `page` is handed in again (an after_edit_page hook)."""
    text = request.POST.get(ANSWER_FIELD, "").strip()
    if text and "action-submit" in request.POST and page.workflow_in_progress:
        log(instance=page, action=ANSWERED, user=request.user, data={"text": text[:2000]})


def conversation(state):
    """Return what was Said in the review with the WorkflowState `state`, the first first."""
    rejected = state.task_states.filter(status=TaskState.STATUS_REJECTED)
    said = [
        Said(one.finished_by, one.finished_at, one.comment, sent_back=True)
        for one in rejected.select_related("finished_by")
    ]
    answers = PageLogEntry.objects.filter(
        page_id=state.object_id, action=ANSWERED, timestamp__gte=state.created_at
    )
    said += [
        Said(one.user, one.timestamp, one.data["text"], sent_back=False)
        for one in answers.select_related("user")
    ]
    return sorted(said, key=lambda one: one.when)
