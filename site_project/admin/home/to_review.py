from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from .list_panel import ListPanel, Row
from .pages import edit_url, may


class ToReview(ListPanel):
    """What colleagues have handed in and the reader may publish, the oldest first."""

    name = "to-review"
    icon = "glasses"
    heading = gettext_lazy("Waits for your review")
    explanation = gettext_lazy("Open a page to read it, and publish it or send it back.")
    nothing = gettext_lazy("Nothing waits for you. Your colleagues are not kept waiting either.")

    def is_shown(self, request):
        return may(request.user, "publish")

    def found(self, user):
        states = TaskState.objects.reviewable_by(user)
        of_pages = states.filter(revision__base_content_type__model="page")
        return of_pages.select_related("revision__user").order_by("started_at")

    def row(self, state):
        revision = state.revision
        day = date_format(localtime(state.started_at), "DATE_FORMAT")
        name = revision.user.get_full_name() or revision.user.username if revision.user else "–"
        note = _("Handed in by %(name)s %(day)s") % {"name": name, "day": day}
        return Row(revision.object_str, edit_url(revision.object_id), note)
