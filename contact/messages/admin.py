"""Visitors' messages in the admin, for those who have the permission, each reading logged."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import log

from contact.models import Message
from contact.signals import message_waiting

READ, ANSWERED, SENT = (f"contact.message.{what}" for what in ("read", "answered", "sent"))


@method_decorator(never_cache, name="dispatch")
class ReadView(InspectView):
    """One message. Who opens it is logged, without a word of what it says."""

    any_permission_required = ["change", "view"]
    page_title = _("Read")

    def get(self, request, *args, **kwargs):
        log(instance=self.object, action=READ)
        return super().get(request, *args, **kwargs)

    @cached_property
    def header_more_buttons(self):
        delete = self.get_delete_url()
        return [HeaderButton(_("Delete"), url=delete, icon_name="bin")] if delete else []

    def get_fields_context(self):
        return [field for field in super().get_fields_context() if field["value"]]

    def get_context_data(self, **kwargs):
        unsent = self.object.state in (Message.State.HELD, Message.State.FAILED)
        may_change = self.user_has_permission("change")
        return super().get_context_data(may_change=may_change, unsent=unsent, **kwargs)


class MessageViewSet(ModelViewSet):
    """The list shows when and whom, not who: a name is read by opening the message."""

    model = Message
    name = "messages"
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 310
    add_to_admin_menu = True
    list_display = [
        "__str__",
        DateColumn("received", label=_("Received")),
        Column("concerns", label=_("Concerns")),
        Column("get_state_display", label=_("State")),
        Column("last_error", label=_("Why it was not sent")),
        Column("delete_on", label=_("Deleted on")),
    ]
    list_filter = ["state"]
    ordering = ["-received"]
    exclude_form_fields = []
    inspect_view_enabled = True
    inspect_view_class = ReadView
    inspect_template_name = "contact/message/inspect.html"
    inspect_view_fields = [
        "email",
        "phone",
        "person",
        "area",
        "received",
        "delete_on",
        "state",
        "suspicion",
        "attempts",
        "last_error",
    ]
    copy_view_enabled = False

    def get_urlpatterns(self):
        """A message is neither written nor changed here: its address leads to reading it."""
        read = [path("edit/<int:pk>/", self.inspect_view, name="edit")]
        steps = [path("step/<int:pk>/", self.step_view, name="step")]
        unwanted = ("add", "edit", "usage")
        return [one for one in super().get_urlpatterns() if one.name not in unwanted] + read + steps

    def get_common_view_kwargs(self, **kwargs):
        unwanted = {"add_url_name": None, "usage_url_name": None}
        return {**super().get_common_view_kwargs(**kwargs), **unwanted}

    @property
    def step_view(self):
        return require_POST(self.step)

    def step(self, request, pk):
        """Mark a message answered, or send one that is held or has failed."""
        if not request.user.has_perm("contact.change_message"):
            raise PermissionDenied
        message = get_object_or_404(Message, pk=pk)
        if "answered" in request.POST:
            message.mark_answered()
            log(instance=message, action=ANSWERED)
        elif "send" in request.POST:
            message.send_again()
            log(instance=message, action=SENT)
            transaction.on_commit(partial(message_waiting.send, Message))
        return redirect(self.get_url_name("index"))
