from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from policy.editing.page_form import ProgrammeForm
from policy.editing.panels import PAGE_PANELS
from policy.pages.navigation import Navigation, child_of
from policy.pages.prefetch import attach_statuses, pictures_of, prefetch_content
from policy.translation.fields import SharedField
from policy.translation.roots import localise_links

from .commitments import Term
from .content import PolicyAreaPage
from .mixins import AlwaysPublicMixin, EnforceLockMixin
from .old_addresses import RedirectOldAddressesMixin


class PolicyIndexPage(RedirectOldAddressesMixin, AlwaysPublicMixin, EnforceLockMixin, Page):
    """The programme of one term: slogan, introduction and every area in order."""

    slogan = models.CharField(
        _("slogan"), max_length=150, help_text=_("Set large at the top of the page.")
    )
    introduction = RichTextField(
        _("introduction"),
        features=["bold", "italic", "link"],
        blank=True,
        help_text=_("What we believe in, in a few sentences."),
    )
    term_start = models.PositiveSmallIntegerField(
        _("first year of the term"), help_text=_("The programme is valid from this year.")
    )
    term_end = models.PositiveSmallIntegerField(
        _("last year of the term"), help_text=_("The programme is valid to this year.")
    )

    override_translatable_fields = [SharedField("term_start"), SharedField("term_end")]

    search_fields = [
        *Page.search_fields,
        index.SearchField("slogan"),
        index.AutocompleteField("slogan"),
        index.SearchField("introduction"),
        index.AutocompleteField("introduction"),
    ]

    base_form_class = ProgrammeForm

    content_panels = [
        *PAGE_PANELS,
        FieldPanel("slogan"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("term_start"), FieldPanel("term_end")])], heading=_("Term")
        ),
    ]

    parent_page_types = ["wagtailcore.Page", "policy.PolicyIndexPage"]
    subpage_types = [
        "policy.PolicyAreaPage",
        "policy.ArticlePage",
        "policy.PolicyIndexPage",
        "policy.CommitmentsPage",
        "contact.ContactPage",
    ]
    page_description = _("The programme of one term, with every area in order")

    class Meta:
        verbose_name = _("policy programme")
        verbose_name_plural = _("policy programmes")

    def clean(self):
        super().clean()
        if self.term_start and self.term_end and self.term_end < self.term_start:
            raise ValidationError({"term_end": _("The term cannot end before it begins.")})

    @property
    def years(self):
        return Term(self.term_start, self.term_end)

    @property
    def term(self):
        return str(self.years)

    programme_term = term

    @property
    def title_with_term(self):
        """The title and the years, which may stand in the title already."""
        words = self.title.replace("-", "–")
        return self.title if self.term in words else f"{self.title} {self.term}"

    @property
    def name_elsewhere(self):
        """The slogan names the first page better than its title; an archive has its years."""
        return self.title_with_term if self.successor else self.slogan

    @cached_property
    def successor(self):
        """The current programme where this one is kept below it, or below one since; else None."""
        if self.depth == 2:
            return None
        return PolicyIndexPage.objects.ancestor_of(self).live().first()

    def get_context(self, request, *args, **kwargs):
        areas = PolicyAreaPage.objects.live().filter(child_of(self.path, self.depth))
        programme = Navigation(self, areas.select_related("picture", "picture_dark"))
        shown = {page.pk for page in programme.top}
        areas = [area for area in programme.areas if area.pk in shown]
        prefetch_content(areas)
        current = Navigation(self.successor) if self.successor else programme
        attach_statuses(areas, current.register, request)
        localise_links(areas, programme.pages)
        sections = [(area, programme.below(area)) for area in areas]
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "programme": programme,
            "sections": sections,
            "shared_credit": shared_credit(areas),
        }


def shared_credit(areas):
    """Return one of the pictures where all have the same credit, to name it once; else None."""
    pictures = [one for one in pictures_of(areas) if not one.is_private]
    credits = {(one.credit, one.licence, one.source) for one in pictures}
    return pictures[0] if len(pictures) > 1 and len(credits) == 1 else None
