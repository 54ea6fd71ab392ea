"""Swedish for names that Wagtail and Django leave in English."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.utils.text import capfirst
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.models import Collection, Page, Site
from wagtail.sites.views import IndexView
from wagtail.users.forms import PagePermissionsForm

PERMISSION_NAMES = {
    "add": _("Can add %(thing)s"),
    "change": _("Can change %(thing)s"),
    "choose": _("Can choose %(thing)s"),
    "delete": _("Can delete %(thing)s"),
    "view": _("Can view %(thing)s"),
}


def patch_labels():
    """Label two columns and two fields that Wagtail names after their attributes."""
    for column in IndexView.columns:
        if column.name in ("site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    for form in (WorkflowPageForm, PagePermissionsForm):
        form.base_fields["page"].label = _("Page")


def translate_stored_names():
    """Translate what Wagtail and Django named in the database, from which the admin shows it:
    "Can add page" and the like, and "Root", the page and the collection above all others."""
    renamed = []
    with override(settings.LANGUAGE_CODE):
        name = gettext("The website")
        Page.objects.filter(depth=1, title="Root").update(title=name, draft_title=name)
        Collection.objects.filter(depth=1, name="Root").update(name=gettext("Everybody's"))
        for permission in Permission.objects.select_related("content_type"):
            name = permission_name(permission)
            if name != permission.name:
                permission.name = name
                renamed.append(permission)
    Permission.objects.bulk_update(renamed, ["name"])


def permission_name(permission):
    """Return the name of a permission in the active language if there is a translation."""
    model = permission.content_type.model_class()
    action = permission.codename.partition("_")[0]
    english = model and f"Can {action} {model._meta.verbose_name_raw}"
    if action in PERMISSION_NAMES and permission.name == english:
        return PERMISSION_NAMES[action] % {"thing": model._meta.verbose_name}
    return gettext(permission.name)
