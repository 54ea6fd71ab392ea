from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail import hooks

from policy.editing.permissions import REGISTER_PERMISSIONS
from policy.editing.viewset import CommitmentsViewSet
from policy.translation.publishing import refuse_half_translated
from policy.translation.roots import is_stand_in, language_of
from policy.translation.views import show_not_yet


@hooks.register("insert_editor_js")
def commitments_script():
    address = static("policy/admin/commitments.js")
    return format_html('<script type="module" src="{}"></script>', address)


@hooks.register("insert_global_admin_css")
def commitments_style():
    return format_html('<link rel="stylesheet" href="{}">', static("policy/admin/commitments.css"))


@hooks.register("register_admin_viewset")
def commitments():
    return CommitmentsViewSet()


@hooks.register("register_permissions")
def register_permissions():
    """What a group can be given: to see the commitments and to write updates."""
    ours = Permission.objects.filter(content_type__app_label="policy")
    return ours.filter(codename__in=REGISTER_PERMISSIONS)


@hooks.register("before_serve_page")
def serve_in_its_language(page, request, args, kwargs):
    """No page is shown under the address of another language than its own."""
    if language_of(page) != get_language() or is_stand_in(page):
        return show_not_yet(request, page, 404)
    return None


# Before wagtail-localize's own, which publishes.
hooks.register("before_edit_page", refuse_half_translated, order=-1)
