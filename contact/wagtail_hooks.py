from django.db.models import Q
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from .leaflet.views import leaflet
from .messages import admin as admin_messages
from .models import ContactPerson, Message


class PersonChooserViewSet(SnippetChooserViewSet):
    """Only chooses: Wagtail's address for making a person on the spot has no form, and fails."""

    def get_urlpatterns(self):
        return [one for one in super().get_urlpatterns() if one.name != "create"]


class ContactPersonViewSet(SnippetViewSet):
    model = ContactPerson
    icon = "user"
    menu_label = _("Contact people")
    menu_order = 300
    add_to_admin_menu = True
    chooser_viewset_class = PersonChooserViewSet
    list_display = [
        "name",
        "role",
        Column("locale", label=_("Language")),
        Column("area", label=_("Area"), classname="wide-only"),
    ]
    sort_order_field = "sort_order"

    def get_queryset(self, request):
        return ContactPerson.objects.select_related("locale", "area")


register_snippet(ContactPersonViewSet)


@hooks.register("register_admin_viewset")
def messages():
    return admin_messages.MessageViewSet()


@hooks.register("register_log_actions")
def message_actions(actions):
    actions.register_action(admin_messages.READ, _("Read"), _("Message read"))
    actions.register_action(admin_messages.ANSWERED, _("Answered"), _("Message answered"))
    actions.register_action(admin_messages.SENT, _("Sent"), _("Message put in the queue"))


class MessagesSummary(SummaryItem):
    """On the admin's first page: how many messages nobody will get unless somebody looks here."""

    order = 400
    template_name = "contact/messages_summary.html"

    def get_context_data(self, parent_context):
        held = Q(state__in=[Message.State.HELD, Message.State.FAILED, Message.State.WAITING])
        return {"unseen": Message.objects.filter(held).count()}

    def is_shown(self):
        return self.request.user.has_perm("contact.view_message")


@hooks.register("construct_homepage_summary_items")
def messages_summary(request, items):
    items.append(MessagesSummary(request))


@hooks.register("register_admin_urls")
def leaflet_url():
    return [path("flygblad/", leaflet, name="leaflet")]


@hooks.register("register_admin_menu_item")
def leaflet_item():
    return MenuItem(_("Leaflet"), reverse("leaflet"), icon_name="doc-full", order=320)
