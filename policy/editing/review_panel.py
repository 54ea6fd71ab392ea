"""Above the form of a page under review: who handed it in, what was said, what to do now."""

import json

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel
from wagtail.models import WorkflowState

from .review_words import ANSWER_FIELD, conversation


class ReviewPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "policy/editing/review.html"

        def is_shown(self):
            return bool(super().is_shown() and self.instance.pk and self.request and self.state)

        @cached_property
        def state(self):
            return self.instance.current_workflow_state

        @property
        def is_sent_back(self):
            return self.state.status == WorkflowState.STATUS_NEEDS_CHANGES

        @cached_property
        def decides(self):
            """Whether the user is to approve the page or send it back."""
            task = None if self.is_sent_back else self.instance.current_workflow_task
            actions = task.get_actions(self.instance, self.request.user) if task else []
            lock = self.instance.get_lock()
            return bool(actions) and not (lock and lock.for_user(self.request.user))

        @property
        def comment(self):
            """The reviewer's sentence, where the form comes back because nothing was decided."""
            try:
                sent = json.loads(self.request.POST.get("workflow-action-extra-data", "{}"))
                return str(sent["comment"])
            except (ValueError, KeyError, TypeError):
                return ""

        def get_context_data(self, parent_context=None):
            page = self.instance
            task_state = self.state.current_task_state
            return {
                **super().get_context_data(parent_context),
                "state": self.state,
                "handed_in": task_state and task_state.started_at,
                "is_sent_back": self.is_sent_back,
                "decides": self.decides,
                "is_own": self.state.requested_by_id == self.request.user.pk,
                "can_take_back": self.state.user_can_cancel(self.request.user),
                "said": conversation(self.state),
                "comment": self.comment,
                "answer_field": ANSWER_FIELD,
                "answer": self.request.POST.get(ANSWER_FIELD, ""),
                "is_public": page.live,
                "changes": reverse("page_changes", args=[page.pk]),
            }
