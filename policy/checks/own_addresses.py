"""An address on this site that was typed leads to something that visitors get."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from policy.pages.visit import visit

from .finding import Finding
from .targets import links_of

# Each is opened as a visitor would; more than these are typed by no hand.
MOST = 20


def check(page):
    if not page.pk:
        return
    links = {link.address: link for link in links_of(page) if is_path(link.address)}
    for address, link in list(links.items())[:MOST]:
        if leads_nowhere(address):
            text = _(
                "“%(words)s” leads to %(address)s, where visitors find nothing. Choose the page "
                "instead of typing its address: then the link follows the page."
            )
            yield Finding(link.where, text % {"words": link.words, "address": address}, False)


def is_path(address):
    """Whether it is a path on this site; one into the admin is the matter of targets.py."""
    return (
        address.startswith("/")
        and not address.startswith(("//", "/\\"))
        and not f"{urlsplit(address).path}/".startswith(settings.ADMIN_URL)
    )


def leads_nowhere(address):
    _end, response = visit(address)
    return response is not None and response.status_code in (404, 410)
