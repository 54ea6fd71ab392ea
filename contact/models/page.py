from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from policy.models.public import AlwaysPublic


class ContactPage(AlwaysPublic, Page):
    """How to reach the branch: address, phone, e-mail, people, social media."""

    introduction = RichTextField(
        _("introduction"),
        features=["bold", "italic", "link"],
        blank=True,
        help_text=_("A few words above the contact details. The details are changed in Settings."),
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    parent_page_types = ["policy.PolicyIndexPage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("Address, phone, e-mail, people and social media")

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")
