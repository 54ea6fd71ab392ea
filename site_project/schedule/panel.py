from wagtail.admin.ui.components import Component

from site_project.models import ScheduleFailure


class ScheduleFailures(Component):
    """On the first page of the admin: what could not be published at its time, and why."""

    name = "schedule_failures"
    template_name = "wagtailadmin/home/schedule_failures.html"

    def is_shown(self, request):
        return True

    def get_context_data(self, parent_context):
        return {"failures": ScheduleFailure.objects.all()}
