from urllib.parse import unquote, urlsplit

from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import RichTextField
from wagtail.models import Page

from policy.editing.page_form import CheckedPageForm
from policy.editing.panels import PAGE_PANELS
from policy.embedding.cross_origin import readable_elsewhere
from policy.feeds.news import author_of
from policy.feeds.register import register_feed
from policy.register.bullets import PUBLIC_ID
from policy.register.public.comparison import Comparison
from policy.register.public.corrected_years import (
    corrected_years,
    register_of_corrected_years,
)
from policy.register.public.detail import detail
from policy.register.public.downloads import csv_download, json_download
from policy.register.public.listing import Listing
from policy.register.public.open_data.csv_file import COLUMNS
from policy.register.public.open_data.json_file import SCHEMA
from policy.register.public.open_data.responses import open_data
from policy.register.public.outcome import Outcome
from policy.register.public.overview import localise_areas
from policy.translation.fields import SharedField
from policy.translation.versions import Versions

from .commitments import Commitment, RegisterArea, Term, TermClosing
from .content import PolicyAreaPage
from .mixins import AlwaysPublicMixin, EnforceLockMixin

LICENCES = {
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}


class CommitmentsPage(RoutablePageMixin, AlwaysPublicMixin, EnforceLockMixin, Page):
    """The public register: what was promised, how far it has come, and the proof."""

    introduction = RichTextField(
        gettext_lazy("introduction"),
        features=["bold", "italic", "link"],
        blank=True,
        help_text=gettext_lazy(
            "A few words above the figures. The commitments come from the pages."
        ),
    )

    class Licence(models.TextChoices):
        """What others may do with the open data; the name is the licence's own."""

        CC0 = "CC0 1.0", gettext_lazy("CC0 1.0: anything")
        CC_BY = "CC BY 4.0", gettext_lazy("CC BY 4.0: anything, as long as you are named")
        CC_BY_SA = (
            "CC BY-SA 4.0",
            gettext_lazy("CC BY-SA 4.0: the same, and under the same licence"),
        )

    licence = models.CharField(
        gettext_lazy("licence of the open data"),
        max_length=20,
        choices=Licence.choices,
        default=Licence.CC_BY,
        help_text=gettext_lazy("What those who download the register may do with it."),
    )

    override_translatable_fields = [SharedField("licence")]

    base_form_class = CheckedPageForm

    content_panels = [
        *PAGE_PANELS,
        FieldPanel("introduction"),
        FieldPanel("licence"),
    ]

    parent_page_types = ["policy.PolicyIndexPage"]
    subpage_types = []
    max_count_per_parent = 1
    page_description = gettext_lazy(
        "The public register of every commitment and how far it has come"
    )

    @path("")
    def register(self, request):
        listing = Listing(self, request.GET, self.term)
        if "term" in listing.filters.errors and (right := register_of_corrected_years(request)):
            return right
        context = {
            "listing": listing,
            "columns": COLUMNS,
            "title": listing.title,
        }
        return self.render(request, context_overrides=context)

    @path("sa-blev-det/<int:start>-<int:end>/", name="outcome")
    def outcome(self, request, start, end):
        """How a term went that is closed: its permanent address."""
        years = Term(start, end)
        closing = TermClosing.of(years)
        if closing is None:
            get_list_or_404(TermClosing.with_reopened, **years.fields)
            return redirect(f"{self.get_url(request)}?term={years}")
        below = self.outcome_path(closing)
        address = self.root_of(request) + below
        context = {
            "outcome": Outcome(self, closing),
            "versions": Versions(self, request, lambda: below),
            "address": address,
            "address_in_letters": unquote(address),
            "title": _("How it went %(term)s") % {"term": closing},
            "description": _("What we promised for %(term)s, and how it went.") % {"term": closing},
        }
        return self.render(request, template="policy/outcome.html", context_overrides=context)

    @path("da-och-nu/<uuid:key>/", name="comparison")
    def comparison(self, request, key):
        """An area beside itself in the term before."""
        found = Comparison(key)
        if not found.former:
            raise Http404
        rows = found.rows(self)
        below = self.reverse_subpage("comparison", args=[key])
        years = {"then": found.former[0].term, "now": found.area.term}
        context = {
            "rows": rows,
            "area": found.area,
            "former": found.former[0],
            "versions": Versions(self, request, lambda: below),
            "address": self.root_of(request) + below,
            "title": _("%(title)s then and now") % {"title": found.area.title},
            "description": _("What we promised %(then)s, and what we promise %(now)s.") % years,
        }
        return self.render(request, template="policy/comparison.html", context_overrides=context)

    @re_path(rf"^(?P<public_id>{PUBLIC_ID})/(?:[^/]+/)?$")
    def commitment(self, request, public_id):
        """The page of one commitment; an address with another slug is redirected."""
        commitments = Commitment.objects.for_reading().with_latest_update()
        found = get_object_or_404(commitments, public_id=public_id)
        if request.path != unquote(urlsplit(self.root_of(request)).path + found.path):
            return redirect(self.get_url(request) + found.path)
        address = self.root_of(request) + found.path
        context = {
            "commitment": found,
            "address": address,
            "address_in_letters": unquote(address),
            **detail(found, self),
        }
        return self.render(request, template="policy/commitment.html", context_overrides=context)

    @path("data/csv/")
    @readable_elsewhere
    def csv(self, request):
        return csv_download(self.root_of(request))

    @path("data/json/")
    @readable_elsewhere
    def json(self, request):
        return json_download(self.root_of(request))

    @path("data/v2/csv/")
    @readable_elsewhere
    def csv_2(self, request):
        return self.open_data(request, "csv")

    @path("data/v2/json/")
    @readable_elsewhere
    def json_2(self, request):
        return self.open_data(request, "json")

    @path("data/v2/schema/")
    @readable_elsewhere
    def schema(self, request):
        """The JSON Schema of version 2."""
        return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")

    def open_data(self, request, kind):
        publisher = author_of(self.get_site())
        return open_data(self, self.root_of(request), publisher, request.GET, kind)

    @property
    def licence_url(self):
        return LICENCES[self.licence]

    @path("atom/")
    @readable_elsewhere
    def feed(self, request):
        root = self.root_of(request)
        return register_feed(self, root, root + "atom/")

    @path("atom/omrade/<uuid:key>/")
    @readable_elsewhere
    def area_feed(self, request, key):
        """The feed of an area, whatever it is called; one made anew in its term belongs to it."""
        public = RegisterArea.objects.filter(withheld=False)
        if area := public.filter(key=key).first():
            areas = list(public.filter(slug=area.slug, **area.years.fields))
            localise_areas(areas, self.locale_id)
            [title] = [one.title for one in areas if one.key == key]
        else:
            pages = PolicyAreaPage.objects.live().filter(locale=self.locale_id)
            areas, title = [], get_object_or_404(pages, translation_key=key).title
        root = self.root_of(request)
        return register_feed(self, root, f"{root}atom/omrade/{key}/", title, areas)

    @path("atom/<int:year>/<str:slug>/")
    @readable_elsewhere
    def named_area_feed(self, request, year, slug):
        """Where the feed of an area was, which was lost when the area got another name."""
        named = RegisterArea.objects.filter(slug=slug, withheld=False)
        if not named.filter(term_start=year).exists():
            right = corrected_years(f"{year}")
            year = right.start if right else year
        areas = get_list_or_404(named, term_start=year)
        below = self.reverse_subpage("area_feed", kwargs={"key": areas[-1].key})
        return redirect(self.get_url(request) + below, permanent=True)

    @re_path(rf"^atom/lofte/(?P<public_id>{PUBLIC_ID})/$")
    @readable_elsewhere
    def commitment_feed(self, request, public_id):
        """The feed of one promise."""
        commitments = Commitment.objects.select_related("area").prefetch_related("wordings")
        found = get_object_or_404(commitments, public_id=public_id)
        root = self.root_of(request)
        address = f"{root}atom/lofte/{public_id}/"
        return register_feed(self, root, address, found.statement, commitment=found)

    def outcome_path(self, closing):
        """The address of how a term went, below that of the register."""
        return self.reverse_subpage("outcome", args=closing.term)

    def get_sitemap_urls(self, request=None):
        """The register and how each closed term went, with its path `below` the register."""
        [register] = super().get_sitemap_urls(request)
        outcomes = [(self.outcome_path(one), one.written_at) for one in TermClosing.objects.all()]
        return [
            register,
            *(
                {"location": register["location"] + below, "below": below, "lastmod": written}
                for below, written in outcomes
            ),
        ]

    def root_of(self, request):
        """The full address of the register, as the visitor reached it."""
        return request.build_absolute_uri(self.get_url(request))

    @cached_property
    def term(self):
        """The term of the programme that the register belongs to."""
        return self.get_parent().specific.term

    class Meta:
        verbose_name = gettext_lazy("register of commitments")
        verbose_name_plural = gettext_lazy("registers of commitments")
