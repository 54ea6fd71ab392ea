from django.utils.translation import gettext_lazy as _

from policy.pages.navigation import child_of
from policy.translation.roots import without_untranslated_aliases

from .article import ArticlePage
from .content import ContentPage


class PolicyAreaPage(ContentPage):
    """An area of policy, for instance education: a section of the index and a page of its own."""

    parent_page_types = ["policy.PolicyIndexPage"]
    subpage_types = ["policy.ArticlePage"]
    show_in_menus_default = True
    page_description = _("An area of policy, shown on the first page and on a page of its own")

    class Meta:
        verbose_name = _("policy area")
        verbose_name_plural = _("policy areas")

    def get_context(self, request, *args, **kwargs):
        articles = ArticlePage.objects.live().filter(child_of(self.path, self.depth))
        return {
            **super().get_context(request, *args, **kwargs),
            "articles": without_untranslated_aliases(articles),
        }
