from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.userbar import ContentCheckerItem

from policy.editing.hooks import check_bulk_move, check_bulk_publishing, check_move
from policy.editing.page_views import CheckedPageViewSet, ReadOnlyPagesAPI
from policy.files.views import addresses as addresses_of_files
from policy.models import Commitment
from policy.register.admin.permissions import REGISTER_PERMISSIONS
from policy.register.admin.update_view import UPDATED, UpdateFormatter
from policy.register.admin.viewset import CommitmentsViewSet, CommitmentURLFinder
from policy.rich_text import forms as link_forms
from policy.rich_text import saved as saved_links
from policy.rich_text.links import DocumentLinks, PublicPageLinks
from policy.translation.publishing import check_translation, remove_menu_items
from policy.translation.review import check_read_texts, handle_review_action, record_snippet_opening
from policy.translation.roots import is_stand_in, language_of
from policy.translation.views import show_not_yet

register_admin_url_finder(Commitment, CommitmentURLFinder)
link_forms.install()
# After Wagtail's own.
hooks.register("register_rich_text_features", saved_links.register, order=1000)


@hooks.register("insert_editor_js")
def editor_scripts():
    addresses = [
        (static(f"policy/admin/{name}.js"),) for name in ("commitments", "checks", "locked")
    ]
    return format_html_join("", '<script type="module" src="{}"></script>', addresses)


@hooks.register("insert_global_admin_css")
def admin_styles():
    names = ("commitments", "checks", "translations")
    addresses = [(static(f"policy/admin/{name}.css"),) for name in names]
    return format_html_join("", '<link rel="stylesheet" href="{}">', addresses)


hooks.register("before_bulk_action", check_bulk_publishing)
hooks.register("register_admin_urls", addresses_of_files, order=-1)


@hooks.register("register_rich_text_features", order=100)
def links_that_lead_somewhere(features):
    features.register_link_type(PublicPageLinks)
    features.register_link_type(DocumentLinks)


@hooks.register("register_admin_viewset")
def checked_pages():
    return CheckedPageViewSet()


@hooks.register("construct_admin_api")
def pages_to_read(router):
    router.register_endpoint("pages", ReadOnlyPagesAPI)


@hooks.register("register_admin_viewset")
def commitments():
    return CommitmentsViewSet()


@hooks.register("register_permissions")
def register_permissions():
    """What a group can be given: to see the commitments and to write updates."""
    ours = Permission.objects.filter(content_type__app_label="policy")
    return ours.filter(codename__in=REGISTER_PERMISSIONS)


@hooks.register("register_log_actions")
def update_action(actions):
    actions.register_action(UPDATED)(UpdateFormatter)


# What policy.checks says already, with the place in the editor.
SAID_BY_US = {"heading-order", "empty-heading", "p-as-heading", "link-name", "alt-text-quality"}


@hooks.register("construct_wagtail_userbar")
def say_once(request, items, page):
    for item in items:
        if isinstance(item, ContentCheckerItem):
            item.axe_run_only = [rule for rule in item.axe_run_only if rule not in SAID_BY_US]


@hooks.register("before_serve_page")
def serve_in_its_language(page, request, args, kwargs):
    """No page is shown under the address of another language than its own."""
    if language_of(page) != get_language() or is_stand_in(page):
        return show_not_yet(request, page, 404)
    return None


hooks.register("before_move_page", check_move)
hooks.register("before_bulk_action", check_bulk_move)

# Before wagtail-localize's own, which publishes.
hooks.register("before_edit_page", check_read_texts, order=-3)
hooks.register("before_edit_page", check_translation, order=-2)
hooks.register("before_edit_page", handle_review_action, order=-1)
hooks.register("before_edit_snippet", record_snippet_opening, order=-1)
hooks.register("construct_page_action_menu", remove_menu_items)
