from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder

from policy.editing.history import UPDATED, CommitmentURLFinder, UpdateFormatter
from policy.editing.permissions import REGISTER_PERMISSIONS
from policy.editing.viewset import CommitmentsViewSet
from policy.models import Commitment

register_admin_url_finder(Commitment, CommitmentURLFinder)


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


@hooks.register("register_log_actions")
def update_action(actions):
    actions.register_action(UPDATED)(UpdateFormatter)
