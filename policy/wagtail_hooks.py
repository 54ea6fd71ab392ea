from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.admin.userbar import ContentCheckerItem

from policy.editing.action_menu import arrange_actions
from policy.editing.changes_view import changes_urls
from policy.editing.hooks import check_bulk_move, check_bulk_publishing, check_move
from policy.editing.page_chooser import keep_language
from policy.editing.page_views import CheckedPageViewSet, ReadOnlyPagesAPI
from policy.editing.review_words import ANSWERED, AnswerFormatter, store_answer
from policy.editing.script_settings import script_settings
from policy.files.views import file_urls
from policy.importing.admin.viewset import ImportsViewSet
from policy.models import Commitment, NewTerm
from policy.register.admin.chooser import commitment_chooser
from policy.register.admin.commitment_log import (
    GOAL_SET,
    RELATED,
    TAKEN_BACK,
    TRANSLATED,
    UPDATED,
    GoalFormatter,
    RelationFormatter,
    TakenBackFormatter,
    TranslationFormatter,
    UpdateFormatter,
)
from policy.register.admin.permissions import REGISTER_PERMISSIONS
from policy.register.admin.questions_view import question_urls
from policy.register.admin.term_log import (
    TermBegunFormatter,
    TermClosedFormatter,
    TermReopenedFormatter,
    TermUndoneFormatter,
    YearsCorrectedFormatter,
    YearsKeptFormatter,
)
from policy.register.admin.viewset import (
    CommitmentsViewSet,
    CommitmentURLFinder,
    NewTermURLFinder,
)
from policy.register.closing import CLOSED, REOPENED
from policy.register.new_term.switch import BEGUN, UNDONE
from policy.register.year_correction import CORRECTED
from policy.register.years import KEPT
from policy.rich_text.forms import patch_link_choosers
from policy.rich_text.links import PublicPageLinkHandler, SafeDocumentLinkHandler
from policy.rich_text.saved import register_link_rules
from policy.translation.publishing import check_translation, remove_menu_items
from policy.translation.review import check_read_texts, handle_review_action, record_snippet_opening
from policy.translation.views import check_language

register_admin_url_finder(Commitment, CommitmentURLFinder)
register_admin_url_finder(NewTerm, NewTermURLFinder)
patch_link_choosers()
# After Wagtail's own.
hooks.register("register_rich_text_features", register_link_rules, order=1000)


@hooks.register("insert_editor_js")
def editor_scripts():
    names = (
        "commitments",
        "undo",
        "running_text",
        "new_draft",
        "tables",
        "questions",
        "checks",
        "locked",
        "review",
    )
    addresses = [(static(f"policy/admin/{name}.js"),) for name in names]
    scripts = format_html_join("", '<script type="module" src="{}"></script>', addresses)
    return script_settings() + scripts


@hooks.register("insert_global_admin_css")
def admin_styles():
    names = (
        "commitments",
        "tables",
        "questions",
        "checks",
        "translations",
        "sheet",
        "new_term",
        "review",
    )
    addresses = [(static(f"policy/admin/{name}.css"),) for name in names]
    return format_html_join("", '<link rel="stylesheet" href="{}">', addresses)


hooks.register("before_bulk_action", check_bulk_publishing)
hooks.register("register_admin_urls", file_urls, order=-1)
hooks.register("register_admin_urls", question_urls)
hooks.register("register_admin_urls", changes_urls)
hooks.register("after_edit_page", store_answer)
hooks.register("construct_page_chooser_queryset", keep_language)


@hooks.register("register_rich_text_features", order=100)
def link_types(features):
    features.register_link_type(PublicPageLinkHandler)
    features.register_link_type(SafeDocumentLinkHandler)


@hooks.register("register_admin_viewset")
def page_viewset():
    return CheckedPageViewSet()


@hooks.register("construct_admin_api")
def read_only_pages_api(router):
    router.register_endpoint("pages", ReadOnlyPagesAPI)


@hooks.register("register_admin_viewset")
def commitments_viewset():
    return [CommitmentsViewSet(), commitment_chooser, ImportsViewSet()]


@hooks.register("register_permissions")
def register_permissions():
    """What a group can be given: to see the commitments and to write updates."""
    ours = Permission.objects.filter(content_type__app_label="policy")
    return ours.filter(codename__in=REGISTER_PERMISSIONS)


@hooks.register("register_log_actions")
def register_actions(actions):
    actions.register_action(ANSWERED)(AnswerFormatter)
    actions.register_action(UPDATED)(UpdateFormatter)
    actions.register_action(RELATED)(RelationFormatter)
    actions.register_action(TAKEN_BACK)(TakenBackFormatter)
    actions.register_action(GOAL_SET)(GoalFormatter)
    actions.register_action(TRANSLATED)(TranslationFormatter)
    actions.register_action(KEPT)(YearsKeptFormatter)
    actions.register_action(CORRECTED)(YearsCorrectedFormatter)
    actions.register_action(CLOSED)(TermClosedFormatter)
    actions.register_action(REOPENED)(TermReopenedFormatter)
    actions.register_action(BEGUN)(TermBegunFormatter)
    actions.register_action(UNDONE)(TermUndoneFormatter)


# What policy.checks finds too, with the place in the editor.
OWN_CHECKS = {"heading-order", "empty-heading", "p-as-heading", "link-name", "alt-text-quality"}


@hooks.register("construct_wagtail_userbar")
def remove_own_checks(request, items, page):
    for item in items:
        if isinstance(item, ContentCheckerItem):
            item.axe_run_only = [rule for rule in item.axe_run_only if rule not in OWN_CHECKS]


hooks.register("before_serve_page", check_language)
hooks.register("before_move_page", check_move)
hooks.register("before_bulk_action", check_bulk_move)

# Before wagtail-localize's own, which publishes.
hooks.register("before_edit_page", check_read_texts, order=-3)
hooks.register("before_edit_page", check_translation, order=-2)
hooks.register("before_edit_page", handle_review_action, order=-1)
hooks.register("before_edit_snippet", record_snippet_opening, order=-1)
hooks.register("construct_page_action_menu", remove_menu_items)
hooks.register("construct_page_action_menu", arrange_actions, order=100)
