from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from contact.platforms import platform_of
from policy.addresses import validate_web_address


class SocialLink(Orderable):
    """A place on another site where the branch is. Its platform follows from the address."""

    details = ParentalKey(
        "contact.ContactDetails", on_delete=models.CASCADE, related_name="social_links"
    )
    url = models.URLField(
        _("address"),
        validators=[validate_web_address],
        help_text=_("Paste the address, for instance https://www.facebook.com/… The icon follows."),
    )

    panels = [FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self):
        return self.platform.name

    @property
    def platform(self):
        return platform_of(self.url)
