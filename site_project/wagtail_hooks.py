from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin.guide.views import guide
from .schedule.panel import ScheduleFailures


@hooks.register("construct_homepage_panels")
def show_schedule_failures(request, panels):
    panels.append(ScheduleFailures())


@hooks.register("register_admin_urls")
def guide_urls():
    return [path("guide/", guide, name="guide")]


@hooks.register("construct_help_menu")
def help_with_our_guide(request, menu_items):
    """Our guide instead of links to other sites, which are in English."""
    shortcuts = [item for item in menu_items if item.name == "keyboard-shortcuts-trigger"]
    item = MenuItem(_("Guide"), reverse("guide"), name="guide", icon_name="help", order=1)
    menu_items[:] = [item, *shortcuts]
