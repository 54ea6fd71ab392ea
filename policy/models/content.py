from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from policy.blocks import BodyBlock, ReadMoreBlock
from policy.editing.page_form import CheckedPageForm
from policy.editing.panels import PAGE_PANELS, CommitmentsPanel, QuestionsPanel
from policy.pages.navigation import Navigation, pages_below
from policy.pages.passages import parts_of
from policy.pages.prefetch import attach_statuses, prefetch_content
from policy.register.judged import judged_points
from policy.translation.fields import PictureAltField, SharedField
from policy.translation.roots import localise_links, root_above

from .commitments import TermClosing
from .mixins import AlwaysPublicMixin, EnforceLockMixin


class ContentPage(AlwaysPublicMixin, EnforceLockMixin, Page):
    """What an area and an article have in common: lead, picture, body and read more."""

    lead = models.TextField(
        _("lead"),
        max_length=600,
        blank=True,
        help_text=_("One or two sentences that say what the page is about, set large at the top."),
    )
    picture = models.ForeignKey(
        "policy.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands at the top of the page. At least 1,600 pixels wide looks best."),
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows. Empty: the picture's own description is used."),
    )
    picture_dark = models.ForeignKey(
        "policy.Picture",
        verbose_name=_("picture in the evening"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "May be left empty. Visitors whose phone or computer is set to dark see it in place of "
            "the picture, with the same description: best is the same scene in the evening."
        ),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("content"),
        blank=True,
        help_text=_("What the page says, block by block: press + to add one."),
    )
    # See policy/register/answers.py.
    answers = models.JSONField(
        _("answers"),
        default=dict,
        blank=True,
        help_text=_("What was answered about promises whose words were changed."),
    )
    read_more = StreamField(
        ReadMoreBlock(),
        verbose_name=_("read more"),
        blank=True,
        help_text=_("Links below the text. The page's own articles are listed by themselves."),
    )

    override_translatable_fields = [
        PictureAltField("picture_alt"),
        SharedField("picture_dark"),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.AutocompleteField("lead"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
    ]

    base_form_class = CheckedPageForm
    # The page below which a new one is being written, which has no place in the tree yet.
    parent_in_form = None

    content_panels = [
        *PAGE_PANELS,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_dark")],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
        QuestionsPanel(),
        FieldPanel("read_more"),
        CommitmentsPanel(heading=_("How far the commitments have come")),
    ]

    class Meta:
        abstract = True

    @cached_property
    def programme(self):
        """The programme that the page stands in, or is written for."""
        is_new = not self.depth and self.parent_in_form
        ancestors = (self.parent_in_form if is_new else self).get_ancestors(inclusive=is_new)
        ancestors = ancestors.filter(content_type__model="policyindexpage")
        return ancestors.order_by("-depth").specific().first()

    @property
    def successor(self):
        """The current programme where the page belongs to an older one, else None."""
        return self.programme.successor if self.depth > 3 and self.programme else None

    @property
    def programme_term(self):
        return self.programme.term

    @property
    def closing(self):
        """The TermClosing of the programme that the page stands in, or None."""
        return TermClosing.of(self.programme.years) if self.programme else None

    @property
    def judged_points(self):
        """The last words of its promises and whether they are followed up, by block id."""
        return judged_points(self)

    def get_context(self, request, *args, **kwargs):
        prefetch_content([self])
        programme = Navigation(root_above(self, request))
        attach_statuses([self], programme.register, request)
        localise_links([self], programme.pages)
        return {**super().get_context(request, *args, **kwargs), "programme": programme}

    @property
    def public_picture_dark(self):
        """The picture in the evening, or None if there is none or it is private."""
        dark = self.picture_dark
        return None if dark is None or dark.is_private else dark

    @property
    def picture_description(self):
        return self.picture_alt or (self.picture.description if self.picture else "")

    @cached_property
    def parts(self):
        """The blocks of the body, each with the anchors of its headings."""
        return list(parts_of(self.body, prefix=self.slug))

    @property
    def links(self):
        """The links under "Read more" that lead somewhere public."""
        return [block.value for block in self.read_more if block.value.url]


class PolicyAreaPage(ContentPage):
    """An area of policy, for instance education: a section of the index and a page of its own."""

    parent_page_types = ["policy.PolicyIndexPage"]
    subpage_types = ["policy.ArticlePage"]
    show_in_menus_default = True
    page_description = _("An area of policy, shown on the first page and on a page of its own")

    content_panels = [
        *ContentPage.content_panels[: len(PAGE_PANELS) + 1],
        FieldPanel(
            "show_in_menus",
            heading=_("In the menu"),
            help_text=_("The area has a link in the menu at the top of every page."),
        ),
        *ContentPage.content_panels[len(PAGE_PANELS) + 1 :],
    ]
    # Without the menu, which is on the first tab.
    promote_panels = [ContentPage.promote_panels[0]]

    class Meta:
        verbose_name = _("policy area")
        verbose_name_plural = _("policy areas")

    def get_context(self, request, *args, **kwargs):
        articles = [] if self.is_leaf() else pages_below([(self.path, self.depth)])
        return {**super().get_context(request, *args, **kwargs), "articles": articles}


class ArticlePage(ContentPage):
    """A longer read below an area, or a page of its own such as the privacy notice."""

    parent_page_types = ["policy.PolicyAreaPage", "policy.PolicyIndexPage"]
    subpage_types = []
    page_description = _("A longer read, listed under the area that it belongs to")

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
