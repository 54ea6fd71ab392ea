from django.utils.translation import gettext_lazy as _

from .content import ContentPage


class ArticlePage(ContentPage):
    """A longer read below an area, or a page of its own such as the privacy notice."""

    parent_page_types = ["policy.PolicyAreaPage", "policy.PolicyIndexPage"]
    subpage_types = []
    page_description = _("A longer read, listed under the area that it belongs to")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
