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

# The colour of tokens.css.
DEFAULT_ACCENT = "#c00027"


@register_setting(icon="view")
class Appearance(PreviewableMixin, BaseSiteSetting):
    """By what one knows the branch: its mark and colour. Its name is in ContactDetails."""

    # Pixels a side; in the header on screens with up to three pixels to the point.
    IN_HEADER = 96
    MARK_SIZES = (IN_HEADER, *SIZES)

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
        """The contact details of the same site, whose `appearance` this is."""
        from .details import ContactDetails

        details = ContactDetails.with_links(self.site)
        details.appearance = self
        return details

    @property
    def stylesheet_url(self):
        """The address of what changes the colours of tokens.css, or "" where nothing does."""
        if self.accent == DEFAULT_ACCENT:
            return ""
        return reverse("appearance:stylesheet", args=[self.accent, VERSION])

    @property
    def admin_stylesheet_url(self):
        return reverse("appearance:admin_stylesheet", args=[self.accent, VERSION])

    @property
    def shown_mark(self):
        """The uploaded mark, or None where there is none that everybody may see."""
        return None if self.mark and self.mark.is_private else self.mark

    def mark_url(self, side):
        """The address of the uploaded mark, `side` (one of MARK_SIZES) pixels a side."""
        return reverse("appearance:mark", args=[self.mark.file_hash[:16], side])

    @property
    def header_mark_url(self):
        """The address of the uploaded mark for pages, or "" where it is the drawn one."""
        return self.mark_url(self.IN_HEADER) if self.shown_mark else ""

    @property
    def favicon_url(self):
        return self.header_mark_url or reverse("appearance:svg", args=[self.accent])

    def icon_url(self, side):
        """The address of the icon for home screens, `side` (one of SIZES) pixels a side."""
        if self.shown_mark:
            return self.mark_url(side)
        return reverse("appearance:png", args=[self.accent, side])

    def true_side(self, side):
        """The pixels that the icon really has: a picture is never made larger than it is."""
        return min(side, self.mark.width, self.mark.height) if self.shown_mark else side

    @property
    def touch_icon_url(self):
        return self.icon_url(180)

    @property
    def addresses(self):
        """What the public pages fetch."""
        return list(filter(None, {self.stylesheet_url, self.favicon_url, self.touch_icon_url}))

    def serve_preview(self, request, mode_name):
        """Show the first page of the site as it would look."""
        page = self.site.root_page.specific
        context = {**page.get_context(request), "details": self.details}
        return TemplateResponse(request, page.get_template(request), context)
