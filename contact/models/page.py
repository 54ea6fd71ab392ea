from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from contact.messages.forms import MessageForm
from policy.editing.page_form import CheckedPageForm
from policy.editing.panels import PAGE_PANELS
from policy.models.mixins import AlwaysPublicMixin, EnforceLockMixin
from policy.translation.fields import SharedField
from policy.translation.roots import localised


class ContactPage(AlwaysPublicMixin, EnforceLockMixin, Page):
    """How to reach the branch: a form, address, phone, e-mail, people, social media.

    The form is posted to contact.messages.views, so the page itself is the same for everybody.
    """

    introduction = RichTextField(
        _("introduction"),
        features=["bold", "italic", "link"],
        blank=True,
        help_text=_("A few words above the contact details. The details are changed in Settings."),
    )

    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("privacy notice"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "The form links to it, and how messages are handled is shown at the end of it, "
            "with the number of days from the settings."
        ),
    )

    override_translatable_fields = [SharedField("privacy_page")]

    base_form_class = CheckedPageForm

    content_panels = [
        *PAGE_PANELS,
        FieldPanel("introduction"),
        FieldPanel("privacy_page"),
    ]

    parent_page_types = ["policy.PolicyIndexPage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("Address, phone, e-mail, people and social media")

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @cached_property
    def privacy_notice(self):
        """The public privacy notice, in the language of the page where there is one; or None."""
        notice = self.privacy_page
        return localised(notice) if notice and notice.live else None

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "form": MessageForm(self)}
