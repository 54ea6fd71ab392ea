from wagtail import hooks

from .schedule.panel import ScheduleFailures


@hooks.register("construct_homepage_panels")
def show_schedule_failures(request, panels):
    panels.append(ScheduleFailures())
