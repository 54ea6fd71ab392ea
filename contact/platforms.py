"""The social platforms that have an icon and a name of their own, recognised by address."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Platform:
    """A platform: its name for people, and the icon in templates/icons/ that shows it."""

    name: str
    icon: str

    @property
    def icon_template(self):
        return f"icons/{self.icon}.svg"


KNOWN = {
    "facebook.com": Platform("Facebook", "facebook"),
    "fb.com": Platform("Facebook", "facebook"),
    "instagram.com": Platform("Instagram", "instagram"),
}


def platform_of(url):
    """Return the platform that `url` belongs to; an unknown one is named after its host."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    for domain, platform in KNOWN.items():
        if host == domain or host.endswith("." + domain):
            return platform
    return Platform(host, "web")
