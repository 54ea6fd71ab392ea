from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model
from wagtail.models import Site
from wagtail.permissions import policy_registry

from contact.models import ContactPerson
from policy.importing.admin.permissions import may_import
from policy.models import PolicyAreaPage
from policy.register.admin.permissions import may_begin, may_write

from .list_panel import edit_url, editable_pages


def change_details(user):
    may = user.has_perm("contact.change_contactdetails")
    return reverse("wagtailsettings:edit", args=["contact", "contactdetails"]) if may else None


def change_people(user):
    may = user.has_perm("contact.change_contactperson")
    return reverse(ContactPerson.snippet_viewset.get_url_name("list")) if may else None


def write_update(user):
    return reverse("commitments:index") if may_write(user) else None


def follow_up_several(user):
    return reverse("commitments:sheet") if may_write(user) else None


def read_programme(user):
    return reverse("imports:index") if may_import(user) else None


def begin_term(user):
    return reverse("commitments:new_term") if may_begin(user) else None


def see_pictures(user):
    pictures = policy_registry.get_by_type(get_image_model())
    may = pictures.user_has_any_permission(user, ["add", "change"])
    return reverse("wagtailimages:index") if may else None


def read_guide(user):
    return reverse("guide")


# Icon, label, and a function that returns the address for a user, or None.
LINKS = [
    ("list-ul", _("Tell what has happened with a promise"), write_update),
    ("tasks", _("Follow up several promises"), follow_up_several),
    ("doc-full-inverse", _("Read in a programme"), read_programme),
    ("date", _("Begin a new term"), begin_term),
    ("mail", _("Change phone, e-mail or address"), change_details),
    ("group", _("Contact people"), change_people),
    ("image", _("Pictures"), see_pictures),
    ("help", _("Guide: how to do it"), read_guide),
]


def article_url(area):
    return reverse("wagtailadmin_pages:add", args=["policy", "articlepage", area.pk])


def promises_url(area):
    """Return where the lists of an area are written in its form."""
    return edit_url(area.pk) + "#panel-child-innehall-body-section"


def new_area_url(site, user):
    if not site or not site.root_page.permissions_for_user(user).can_add_subpage():
        return None
    return reverse("wagtailadmin_pages:add", args=["policy", "policyareapage", site.root_page_id])


class QuickLinks(Component):
    """Links to each policy area and to the other tasks of editors."""

    name = "quick-links"
    template_name = "wagtailadmin/home/quick_links.html"
    media = Media(css={"all": ["admin/home.css"]})

    def is_shown(self, request):
        return True

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        site = Site.find_for_request(request)
        areas = PolicyAreaPage.objects.child_of(site.root_page) if site else []
        if site:
            areas = areas.filter(pk__in=editable_pages(request.user).values("pk")).order_by("path")
        areas = list(areas)
        new = [
            (_("New article"), [(area.draft_title, article_url(area)) for area in areas]),
            (_("New promise"), [(area.draft_title, promises_url(area)) for area in areas]),
        ]
        links = [(icon, words, url_of(request.user)) for icon, words, url_of in LINKS]
        return {
            "areas": [(area.draft_title, edit_url(area.pk), area.live) for area in areas],
            "new": new if areas else [],
            "new_area": new_area_url(site, request.user),
            "site_url": site and site.root_page.url,
            "links": [link for link in links if link[-1]],
        }
