"""The way to a page about promises in the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

COMMITMENTS = "commitments:index", _("Commitments")
SHEET = "commitments:sheet", _("Follow up several")
TERMS = "commitments:terms", _("Terms")


def breadcrumbs(here, *above):
    """Return the items of the way to the page `here`, its title.

    `above` are the pages between it and the promises: the name of an address and a title each.
    """
    way = [{"url": reverse(name), "label": title} for name, title in (COMMITMENTS, *above)]
    return [*WagtailAdminTemplateMixin.breadcrumbs_items, *way, {"url": "", "label": here}]
