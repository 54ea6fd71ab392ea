"""Every page of the public site as it answers, for what must go through all of them."""

from django.conf import settings
from django.test import Client
from django.utils.translation import get_language, override
from wagtail.models import Page, Site

from contact.models import Appearance
from policy.translation.roots import without_stand_ins


def answers():
    """Yield the path of each live page and the response that a visitor gets there."""
    client = Client(raise_request_exception=False)
    for page in without_stand_ins(Page.objects.live().filter(depth__gt=1)):
        _site_id, root, path = page.get_url_parts() or (None, None, None)
        if path:
            yield path, client.get(path, secure=True, HTTP_HOST=host_of(root))


def is_public(path):
    """Whether a visitor gets something at `path`, an address on this site."""
    with override(get_language()):
        host = host_of(Site.objects.get(is_default_site=True).root_url)
        client = Client(raise_request_exception=False)
        return client.get(path, follow=True, secure=True, HTTP_HOST=host).status_code == 200


def appearances():
    """Yield the address of each file by which the public pages look as they do, and its bytes."""
    client = Client()
    for site in Site.objects.all():
        for path in Appearance.of(site).addresses:
            answer = client.get(path, secure=True, HTTP_HOST=host_of(site.root_url))
            yield path, answer.getvalue()


def host_of(root):
    """Return the host to ask, one that ALLOWED_HOSTS lets in."""
    host = root.partition("//")[2].partition(":")[0]
    allowed = [name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"]
    return host if host in allowed or not allowed else allowed[0]
