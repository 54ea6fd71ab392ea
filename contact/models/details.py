from urllib.parse import urlencode

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin, Site

from policy.editing.conflicts import ConflictForm

from .social import SocialLink


@register_setting(icon="mail")
class ContactDetails(PreviewableMixin, ClusterableModel, BaseSiteSetting):
    """Who publishes the site and how to reach them, in the footer of every page."""

    organisation = models.CharField(
        _("organisation"),
        max_length=150,
        help_text=_("The name of the branch, at the top and bottom of every page."),
    )
    street_address = models.CharField(
        _("street address"), max_length=150, blank=True, help_text=_("Street and number.")
    )
    postal_code = models.CharField(
        _("postal code"), max_length=12, blank=True, help_text=_("For instance 147 40.")
    )
    city = models.CharField(
        _("city"), max_length=80, blank=True, help_text=_("The town of the postal address.")
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Shown on every page; a click opens a new message.")
    )
    phone = PhoneNumberField(
        _("phone"),
        blank=True,
        help_text=_("For instance 070-123 45 67. On a phone, a tap on the number calls it."),
    )

    message_recipient = models.EmailField(
        _("messages go to"),
        blank=True,
        help_text=_(
            "Where the form sends messages that concern no one in particular. "
            "Empty: the e-mail address above. Nobody else sees it."
        ),
    )
    message_retention_days = models.PositiveSmallIntegerField(
        _("days until messages are deleted"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_(
            "From 1 to 365. Shown at the form and in the privacy notice. A message that has "
            "arrived already keeps the date that its writer was told."
        ),
    )

    # For with_appearance, in the same query.
    select_related = ["site__appearance__mark"]

    base_form_class = ConflictForm
    panels = [
        FieldPanel(
            "organisation",
            permission="contact.change_appearance",
            help_text=_(
                "The name of the branch, at the top and bottom of every page. Appearance has the "
                "same name: changed in one place, it is changed in both."
            ),
        ),
        MultiFieldPanel(
            [
                FieldPanel("street_address"),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city")]),
            ],
            heading=_("Address"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("email"), FieldPanel("phone")])], heading=_("Reach us")
        ),
        MultiFieldPanel(
            # Whoever decides where messages go may also read them.
            [
                FieldPanel("message_recipient", permission="contact.view_message"),
                FieldPanel("message_retention_days", permission="contact.view_message"),
            ],
            heading=_("Messages from the form"),
        ),
        InlinePanel("social_links", heading=_("Social media"), label=_("Social link")),
    ]

    class Meta:
        verbose_name = _("contact details")
        verbose_name_plural = _("contact details")

    def save(self, *args, **kwargs):
        """Save, and give the site the organisation's name: feeds and programs know it by that."""
        super().save(*args, **kwargs)
        Site.objects.filter(pk=self.site_id).update(site_name=self.organisation)

    def __str__(self):
        return self.organisation

    @classmethod
    def with_links(cls, site):
        """Return the details of `site` and, from the same query, their `links`."""
        rows = cls.base_queryset().filter(site=site).order_by("social_links__sort_order")
        rows = rows.annotate(
            link=models.F("social_links__url"), party=models.F("social_links__is_party_wide")
        )
        if not rows:
            return cls.for_site(site)
        details = rows[0]
        details.links = [
            SocialLink(url=row.link, is_party_wide=row.party) for row in rows if row.link
        ]
        return details

    @cached_property
    def links(self):
        return list(self.social_links.all())

    @property
    def address(self):
        """The postal address on one line."""
        town = f"{self.postal_code} {self.city}".strip()
        return ", ".join(part for part in (self.street_address, town) if part)

    @property
    def map_url(self):
        """A search for the address on OpenStreetMap, which needs no account and tracks nobody."""
        if not self.street_address:
            return ""
        return f"https://www.openstreetmap.org/search?{urlencode({'query': self.address})}"

    def get_preview_template(self, request, mode_name):
        return "contact/details_preview.html"

    def get_preview_context(self, request, mode_name):
        return {**super().get_preview_context(request, mode_name), "details": self}
