from django.contrib.auth import get_user_model
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.documents.wagtail_hooks import DocumentsSummaryItem
from wagtail.images.wagtail_hooks import ImagesSummaryItem

from .admin import change_log, removal
from .admin.bin import hooks as bin_hooks
from .admin.find import find
from .admin.guide.views import guide
from .admin.home.outdated import REVIEWED, mark_reviewed
from .admin.home.panels import arrange_panels
from .admin.review_messages import show_review_result
from .reminders.panel import ReminderPanel

# The quick links lead to the same.
REPLACED_SUMMARIES = (PagesSummaryItem, ImagesSummaryItem, DocumentsSummaryItem)

change_log.register(hooks)
removal.register(hooks)
bin_hooks.register(hooks)
hooks.register("after_edit_page", show_review_result)
hooks.register("register_account_settings_panel", ReminderPanel)
hooks.register("construct_homepage_panels", arrange_panels, order=1000)


@hooks.register("construct_homepage_summary_items", order=1000)
def remove_replaced_summaries(request, items):
    items[:] = [item for item in items if not isinstance(item, REPLACED_SUMMARIES)]


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("aktuellt/<int:page_id>/", mark_reviewed, name="looked_at"),
        path("guide/", guide, name="guide"),
        path("hitta/", find, name="find"),
    ]


@hooks.register("register_admin_search_area")
def search_everything():
    """The first of the areas is where the menu's search field leads."""
    return SearchArea(_("Everything"), reverse("find"), name="find", icon_name="search", order=0)


@hooks.register("construct_help_menu")
def replace_help_menu(request, menu_items):
    """Show our guide instead of links to other sites, which are in English."""
    shortcuts = [item for item in menu_items if item.name == "keyboard-shortcuts-trigger"]
    item = MenuItem(_("Guide"), reverse("guide"), name="guide", icon_name="help", order=1)
    menu_items[:] = [item, *shortcuts]


@hooks.register("register_log_actions")
def register_reviewed_action(actions):
    actions.register_action(REVIEWED, _("Still true"), _("Read through: still true"))


@hooks.register("before_bulk_action")
def refuse_bulk_actions_on_users(request, action_type, objects, action):
    """Wagtail's actions for several people at once let an administrator change a superuser."""
    if action.model is get_user_model():
        return permission_denied(request)
    return None


@hooks.register("insert_global_admin_css")
def admin_stylesheets():
    names = ("phone", "links", "choosers", "find", "bin")
    addresses = [(static(f"admin/{name}.css"),) for name in names]
    return format_html_join("", '<link rel="stylesheet" href="{}">', addresses)


@hooks.register("insert_global_admin_js")
def admin_javascript():
    names = ("names", "whole_text", "side_panels", "upload")
    addresses = [(static(f"admin/{name}.js"),) for name in names]
    scripts = format_html_join("", '<script type="module" src="{}"></script>', addresses)
    text = '<script type="module" src="{}" data-find-url="{}"></script>'
    return scripts + format_html(text, static("admin/find.js"), reverse("find"))
