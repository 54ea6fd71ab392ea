"""Links to social media, and the platforms that have an icon and a name of their own.

A new platform is a row in KNOWN and an icon in templates/icons/.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from policy.addresses import validate_web_address


@dataclass(frozen=True)
class Platform:
    """A platform: its name for people, and the icon in templates/icons/ that shows it.

    `profiles` says that its addresses are profiles, which `rel="me"` ties to this site so that
    others can verify that they are the branch's own; a chat or a feed is nobody's profile.
    """

    name: str
    icon: str
    profiles: bool = True

    @property
    def icon_template(self):
        return f"icons/{self.icon}.svg"


KNOWN = {
    Platform("Facebook", "facebook"): ("facebook.com", "fb.com", "fb.me"),
    Platform("Instagram", "instagram"): ("instagram.com", "instagr.am"),
    Platform("X", "x"): ("x.com", "twitter.com"),
    Platform("Threads", "threads"): ("threads.com", "threads.net"),
    Platform("Bluesky", "bluesky"): ("bsky.app", "bsky.social"),
    Platform("LinkedIn", "linkedin"): ("linkedin.com", "lnkd.in"),
    Platform("YouTube", "youtube"): ("youtube.com", "youtu.be"),
    Platform("TikTok", "tiktok"): ("tiktok.com",),
    Platform("WhatsApp", "whatsapp", profiles=False): ("whatsapp.com", "wa.me"),
    Platform("Telegram", "telegram", profiles=False): ("telegram.me", "telegram.org", "t.me"),
    Platform("Signal", "signal", profiles=False): ("signal.group", "signal.me", "signal.org"),
}
MASTODON = Platform("Mastodon", "mastodon")
RSS = Platform("RSS", "rss", profiles=False)
BY_DOMAIN = {domain: platform for platform, domains in KNOWN.items() for domain in domains}
# Mastodon and its kin run on any host; what they share is the address of a profile.
PROFILE = re.compile(r"/@[\w.-]+(@[\w.-]+)?/?")
FEED = re.compile(r".*(\.(rss|atom)|/(rss|atom|feed)(\.xml)?)/?", re.IGNORECASE)


def platform_of(url):
    """Return the platform that `url` belongs to; an unknown one is named after its host."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if FEED.fullmatch(parts.path):
        return RSS
    labels = host.split(".")
    for start in range(len(labels)):
        known = BY_DOMAIN.get(".".join(labels[start:]))
        if known:
            return known
    return MASTODON if PROFILE.fullmatch(parts.path) else Platform(host, "web")


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

    is_party_wide = models.BooleanField(
        _("the whole party's account"),
        default=False,
        help_text=_(
            "Tick where the account is not the branch's own: then visitors read that it is the "
            "party's, and search engines are not told that it is yours."
        ),
    )

    panels = [FieldPanel("url"), FieldPanel("is_party_wide")]

    class Meta(Orderable.Meta):
        verbose_name = _("social link")
        verbose_name_plural = _("social links")

    def __str__(self):
        return self.platform.name

    @property
    def platform(self):
        return platform_of(self.url)

    @property
    def is_own_profile(self):
        return self.platform.profiles and not self.is_party_wide
