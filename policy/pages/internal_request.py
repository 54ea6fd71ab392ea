"""Requests to the public site as a visitor makes them, within this process: no network."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.utils.translation import get_language, override
from wagtail.models import Page, Site

from policy.addresses import host_of, is_for_everyone
from policy.translation.roots import without_untranslated_aliases

REDIRECTS = (301, 302, 303, 307, 308)
MAX_REDIRECTS = 10


def public_responses():
    """Yield the path of each live page and the response that a visitor gets there."""
    client = Client(raise_request_exception=False)
    for page in without_untranslated_aliases(Page.objects.live().filter(depth__gt=1)):
        _site_id, root, path = page.get_url_parts() or (None, None, None)
        if path:
            yield path, client.get(path, secure=True, HTTP_HOST=allowed_host(root))


def get_following_redirects(path):
    """Follow redirects from `path` on this site, as a visitor would.

    Return the last address and the response there: None where it is another site's, or where
    the redirects never end. Nothing is requested of other sites.
    """
    host = allowed_host(Site.objects.get(is_default_site=True).root_url)
    client = Client(raise_request_exception=False)
    with override(get_language()):
        for _number in range(MAX_REDIRECTS):
            response = client.get(path, secure=True, HTTP_HOST=host)
            if response.status_code not in REDIRECTS:
                return path, response
            target = urljoin(path, response["Location"])
            path = path_on_site(target)
            if path is None:
                return target, None
    return path, None


def path_on_site(address):
    """Return what follows the host where `address` is on this site, else None.

    Raises ValueError where it cannot be parsed.
    """
    parts = urlsplit(address)
    if not parts.netloc:
        return address
    own = [host_of(site.root_url) for site in Site.objects.all()]
    own += [host_of(settings.WAGTAILADMIN_BASE_URL)]
    own += filter(is_for_everyone, settings.ALLOWED_HOSTS)
    if without_www(host_of(address)) not in map(without_www, own):
        return None
    return parts._replace(scheme="", netloc="").geturl() or "/"


def without_www(host):
    return host.removeprefix("www.")


def allowed_host(root):
    """Return the host of the address `root`, or else the first of ALLOWED_HOSTS."""
    host = root.partition("//")[2].partition(":")[0]
    allowed = [name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"]
    return host if host in allowed or not allowed else allowed[0]
