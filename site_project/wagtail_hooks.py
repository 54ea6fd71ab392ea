from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .schedule.panel import ScheduleFailures


@hooks.register("construct_homepage_panels")
def show_schedule_failures(request, panels):
    panels.append(ScheduleFailures())


@hooks.register("insert_global_admin_css")
def phone_style():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/phone.css"))
