"""Names that Wagtail and Django write in English, whatever the language, get their Swedish."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

MAY = {
    "add": _("Can add %(thing)s"),
    "change": _("Can change %(thing)s"),
    "choose": _("Can choose %(thing)s"),
    "delete": _("Can delete %(thing)s"),
    "view": _("Can view %(thing)s"),
}


def name_columns_and_fields():
    """Wagtail leaves two columns and two fields to be named after their attributes."""
    from wagtail.admin.forms.workflows import WorkflowPageForm
    from wagtail.models import Site
    from wagtail.sites.views import IndexView
    from wagtail.users.forms import PagePermissionsForm

    for column in IndexView.columns:
        if column.name in ("site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    for form in (WorkflowPageForm, PagePermissionsForm):
        form.base_fields["page"].label = _("Page")


def name_permissions():
    """Rename "Can add page" and the like in the database, from which the admin shows them."""
    from django.contrib.auth.models import Permission

    renamed = []
    with override(settings.LANGUAGE_CODE):
        for permission in Permission.objects.select_related("content_type"):
            name = name_of(permission)
            if name != permission.name:
                permission.name = name
                renamed.append(permission)
    Permission.objects.bulk_update(renamed, ["name"])


def name_of(permission):
    """Return the name of a permission in the active language, and in its own where it has one."""
    model = permission.content_type.model_class()
    action = permission.codename.partition("_")[0]
    english = model and f"Can {action} {model._meta.verbose_name_raw}"
    if action in MAY and permission.name == english:
        return MAY[action] % {"thing": model._meta.verbose_name}
    return gettext(permission.name)
