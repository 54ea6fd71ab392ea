from django.core.cache import caches
from django.db import models
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin

from contact.appearance.forms import AccentInput, AppearanceForm
from contact.appearance.icons import SIZES
from contact.appearance.stylesheets import VERSION
from policy.pictures.drawing import Brand

from .details import ContactDetails

# The colour of tokens.css.
DEFAULT_ACCENT = "#c00027"


@register_setting(icon="view")
class Appearance(PreviewableMixin, BaseSiteSetting):
    """The mark and colour of the branch. Its name is in ContactDetails."""

    # Pixels a side. That of the header is for screens with up to three pixels to the point.
    HEADER_SIZE = 96
    MARK_SIZES = (HEADER_SIZE, *SIZES)

    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=DEFAULT_ACCENT,
        help_text=_(
            "The colour of links, buttons and the large area on the first page, as # and six "
            "digits or letters a–f, for instance #006aa7. White text must be readable on it."
        ),
    )
    mark = models.ForeignKey(
        "policy.Picture",
        verbose_name=_("mark"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "A square picture, at least 180 pixels a side; 512 is best. It stands beside the name "
            "and is the icon of the site. Empty: a mark drawn in the accent colour."
        ),
    )

    base_form_class = AppearanceForm
    panels = [
        FieldPanel("name"),
        FieldPanel("accent", widget=AccentInput),
        FieldPanel("mark"),
    ]

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def of(cls, site):
        """Return the appearance of `site`: the default one until somebody has saved another."""
        return cls.objects.filter(site=site).select_related("mark").first() or cls(site=site)

    @cached_property
    def details(self):
        """The contact details of the same site, with this appearance."""
        details = ContactDetails.with_links(self.site)
        details.appearance = self
        return details

    @property
    def stylesheet_url(self):
        """The address of the style sheet for the accent, or "" for the default one."""
        if self.accent == DEFAULT_ACCENT:
            return ""
        return reverse("appearance:stylesheet", args=[self.accent, VERSION])

    @property
    def admin_stylesheet_url(self):
        return reverse("appearance:admin_stylesheet", args=[self.accent, VERSION])

    @property
    def public_mark(self):
        """The uploaded mark, or None if there is none or it is private."""
        return None if self.mark and self.mark.is_private else self.mark

    def mark_url(self, side):
        """The address of the uploaded mark, `side` (one of MARK_SIZES) pixels a side."""
        return reverse("appearance:mark", args=[self.mark.file_hash[:16], side])

    @property
    def header_mark_url(self):
        """The address of the uploaded mark in the header, or ""."""
        return self.mark_url(self.HEADER_SIZE) if self.public_mark else ""

    @property
    def favicon_url(self):
        return self.header_mark_url or reverse("appearance:svg", args=[self.accent])

    def icon_url(self, side):
        """The address of the icon for home screens, `side` (one of SIZES) pixels a side."""
        if self.public_mark:
            return self.mark_url(side)
        return reverse("appearance:png", args=[self.accent, side])

    @property
    def maskable_url(self):
        """The address of the icon that a home screen may cut to any shape."""
        if self.public_mark:
            return reverse("appearance:maskable_mark", args=[self.mark.file_hash[:16]])
        return reverse("appearance:maskable", args=[self.accent])

    def real_side(self, side):
        """Return the real size of the icon: pictures are not enlarged."""
        return min(side, self.mark.width, self.mark.height) if self.public_mark else side

    @property
    def touch_icon_url(self):
        return self.icon_url(180)

    @property
    def addresses(self):
        """The addresses that public pages fetch."""
        return list(filter(None, {self.stylesheet_url, self.favicon_url, self.touch_icon_url}))

    def serve_preview(self, request, mode_name):
        """Show the first page of the site as it would look."""
        page = self.site.root_page.specific
        context = {**page.get_context(request), "details": self.details}
        return TemplateResponse(request, page.get_template(request), context)


def site_details(site):
    """Return the cached ContactDetails of `site` with their `links` and `appearance`."""
    return caches["shared"].get_or_set(
        f"details-{site.pk}", lambda: with_appearance(ContactDetails.with_links(site))
    )


def brand_of(details):
    """Return the Brand of ContactDetails with their appearance, for sharing cards."""
    appearance = details.appearance
    return Brand(appearance.accent, details.organisation, appearance.public_mark)


def with_appearance(details):
    """Return `details` with the `appearance` of their site: the default one if none was saved."""
    if not hasattr(details, "appearance"):
        saved = getattr(details.site, "appearance", None)
        details.appearance = saved or Appearance(site=details.site)
    return details
