from django.contrib.auth import get_user_model
from wagtail import hooks
from wagtail.admin.auth import permission_denied

from .languages.panel import OlderTranslations
from .schedule.panel import ScheduleFailures


@hooks.register("construct_homepage_panels")
def show_schedule_failures(request, panels):
    panels.append(ScheduleFailures())


@hooks.register("construct_homepage_panels")
def show_older_translations(request, panels):
    panels.append(OlderTranslations(request))


@hooks.register("before_bulk_action")
def change_people_one_at_a_time(request, action_type, objects, action):
    """Wagtail's actions for several people at once let an administrator change a superuser."""
    if action.model is get_user_model():
        return permission_denied(request)
    return None
