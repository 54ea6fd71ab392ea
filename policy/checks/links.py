"""The links that are written on a page, and what their addresses alone tell."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.rich_text.rewriters import extract_attrs

from policy.addresses import host_of, is_for_everyone
from policy.rich_text.addresses import OTHER_HOST, telephone

from .findings import Finding, Location
from .texts import blocks_of, texts_of

LINK = re.compile(r"<a\s([^<>]*)>((?:[^<]|<(?!/?a[ >]))*+)")
TAG = re.compile(r"<[^<>]*>")
# Ids of a page that no heading gives: its commitments, and the target of the skip link.
OTHER_IDS = ("lofte-", "content")


class Link(NamedTuple):
    """A link: `page` and `document` are primary keys, or "" where it leads to something else."""

    where: Location
    words: str
    page: str = ""
    document: str = ""
    address: str = ""


def links_of(page: Page) -> Iterator[Link]:
    """Yield every Link that is written on `page`, but for pages and documents of "Read more"."""
    for text in texts_of(page):
        if text.is_html:
            for attributes, words in LINK.findall(text.value):
                if "=" in attributes:
                    yield rich_text_link(text.where, extract_attrs(attributes), words)
    for where, block in blocks_of(page, "body", "key_figure"):
        if address := block.value.get("source_url"):
            yield Link((*where, "source_url"), block.value.get("source") or "", address=address)
    for where, block in blocks_of(page, "read_more"):
        if address := block.value.get("address"):
            yield Link((*where, "address"), block.value.text, address=address)


def rich_text_link(where: Location, attributes: dict[str, str], words: str) -> Link:
    words = " ".join(unescape(TAG.sub("", words)).split())
    key = attributes.get("id") or "?"
    match attributes.get("linktype"):
        case "page":
            return Link(where, words, page=key)
        case "document":
            return Link(where, words, document=key)
        case _:
            return Link(where, words, address=attributes.get("href", ""))


def check_links(page: Page) -> Iterator[Finding]:
    """Check the addresses as they are written: phone numbers, anchors and hosts.

    Nothing is requested.
    """
    for link in links_of(page):
        yield from check_host(link)
        if link.address.lower().startswith("tel:"):
            yield from check_telephone(link)
        elif link.address.startswith("#") and hasattr(page, "parts"):
            yield from check_anchor(link, anchors_on(page))
        elif OTHER_HOST.match(link.address):
            text = _("The address %(address)s is half of one. Write it whole, with https://.")
            yield Finding(link.where, text % {"address": link.address}, True)


def check_host(link: Link) -> Iterator[Finding]:
    """Refuse addresses of the admin, and advise against those of private networks."""
    try:
        path, host = urlsplit(link.address).path, host_of(link.address)
    except ValueError:
        return
    own_hosts = ("", host_of(settings.WAGTAILADMIN_BASE_URL))
    if f"{path}/".startswith(settings.ADMIN_URL) and host in own_hosts:
        text = _("“%(words)s” leads to the admin, where no visitor comes in.")
        yield Finding(link.where, text % {"words": link.words}, True)
    elif host and not is_for_everyone(host):
        text = _("“%(words)s” leads to %(host)s, which only a network of its own reaches.")
        yield Finding(link.where, text % {"words": link.words, "host": host}, False)


def check_telephone(link: Link) -> Iterator[Finding]:
    if not telephone(link.address):
        text = _("“%(number)s” is no phone number. Write it with area code: 070-123 45 67.")
        yield Finding(link.where, text % {"number": link.address[4:]}, True)


def anchors_on(page: Page) -> list[str]:
    return [name for part in page.parts for name in (part.anchor, *part.headings) if name]


def check_anchor(link: Link, anchors: list[str]) -> Iterator[Finding]:
    name = link.address[1:]
    if name in anchors or name.startswith(OTHER_IDS):
        return
    text = _("“%(words)s” leads to #%(name)s, but no heading on this page is called that.")
    text %= {"words": link.words, "name": name}
    if anchors:
        offer = _("There are: %(anchors)s.") % {"anchors": ", ".join(f"#{one}" for one in anchors)}
        text = f"{text} {offer}"
    yield Finding(link.where, text, False)
