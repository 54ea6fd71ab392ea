from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import RichTextField
from wagtail.models import Page

from .public import AlwaysPublic


class CommitmentsPage(RoutablePageMixin, AlwaysPublic, Page):
    """The public register: what was promised, how far it has come, and the proof."""

    introduction = RichTextField(
        _("introduction"),
        features=["bold", "italic", "link"],
        blank=True,
        help_text=_("A few words above the figures. The commitments come from the pages."),
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    parent_page_types = ["policy.PolicyIndexPage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = _("The public register of every commitment and how far it has come")

    class Meta:
        verbose_name = _("register of commitments")
        verbose_name_plural = _("registers of commitments")
