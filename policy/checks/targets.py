"""What a link leads to is there, and is there for visitors."""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import extract_attrs

from policy.addresses import host_of, is_for_everyone

from .finding import Finding
from .texts import texts_of

LINK = re.compile(r"<a\s([^<>]*)>((?:[^<]|<(?!/?a[ >]))*+)")
TAG = re.compile(r"<[^<>]*>")


class Link(NamedTuple):
    """A link: `page` and `document` are numbers, or "" where it leads to something else."""

    where: tuple
    words: str
    page: str = ""
    document: str = ""
    address: str = ""


def check(page):
    links = list(links_of(page))
    for link in links:
        yield from about_address(link)
    if page.pk:
        pages = {one.pk: one for one in public_in(page.locale_id, numbers(links, "page"))}
        documents = get_document_model().objects.in_bulk(numbers(links, "document"))
        for link in links:
            if link.page:
                yield from about_page(link, pages.get(number(link.page)))
            elif link.document:
                yield from about_document(link, documents.get(number(link.document)))


def links_of(page):
    """Yield every Link that is written on `page`, but for what stands under "Read more"."""
    for text in texts_of(page):
        if text.is_html:
            for attributes, words in filter(has_target, LINK.findall(text.value)):
                yield running_link(text.where, extract_attrs(attributes), words)
    for index, block in enumerate(getattr(page, "body", [])):
        if block.block_type == "key_figure" and (address := block.value.get("source_url")):
            where = ("body", index, "source_url")
            yield Link(where, block.value.get("source") or "", address=address)
    for index, block in enumerate(getattr(page, "read_more", [])):
        if address := block.value.get("address"):
            yield Link(("read_more", index, "address"), block.value.text, address=address)


def has_target(found):
    return "=" in found[0]


def running_link(where, attributes, words):
    words = " ".join(unescape(TAG.sub("", words)).split())
    kind, target = attributes.get("linktype"), attributes.get("id") or "?"
    if kind in ("page", "document"):
        return Link(where, words, **{kind: target})
    return Link(where, words, address=attributes.get("href", ""))


def numbers(links, kind):
    return {number(text) for link in links if (text := getattr(link, kind))} - {None}


def number(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else None


def public_in(locale, pks):
    """Return the pages with these numbers; a public translation makes one public in `locale`."""
    pages = list(Page.objects.filter(pk__in=pks))
    keys = [one.translation_key for one in pages if not one.live]
    there = Page.objects.live().filter(translation_key__in=keys, locale_id=locale)
    same = {one.translation_key: one for one in there}
    for one in pages:
        found = same.get(one.translation_key, one)
        one.live, one.expire_at = found.live, found.expire_at
    return pages


def about_page(link, target):
    if target is None:
        yield nothing_there(link)
    elif not target.live:
        text = _("“%(title)s” is not published, so visitors see the words “%(words)s” and no link.")
        yield Finding(link.where, text % {"title": target.title, "words": link.words}, False)
    elif target.expire_at:
        text = _("“%(title)s” is taken down on %(date)s, and the link with it.")
        date = date_format(localtime(target.expire_at), "DATE_FORMAT")
        yield Finding(link.where, text % {"title": target.title, "date": date}, False)


def about_document(link, target):
    if target is None:
        yield nothing_there(link)
    elif target.collection.get_view_restrictions().exists():
        text = _("The document “%(title)s” is not there for everyone: visitors do not get it.")
        yield Finding(link.where, text % {"title": target.title}, False)


def nothing_there(link):
    text = _(
        "What “%(words)s” led to has been deleted, so visitors see the words and no link. "
        "Choose something else, or take the link away."
    )
    return Finding(link.where, text % {"words": link.words}, False)


def about_address(link):
    """Look at an outside address as it is written; nothing is asked of anybody."""
    try:
        parts, host = urlsplit(link.address), host_of(link.address)
    except ValueError:
        return
    if f"{parts.path}/".startswith(settings.ADMIN_URL) and host in ("", own_host()):
        text = _("“%(words)s” leads to the editors' room, where no visitor comes in.")
        yield Finding(link.where, text % {"words": link.words}, True)
    elif host and not is_for_everyone(host):
        text = _("“%(words)s” leads to %(host)s, which only a network of its own reaches.")
        yield Finding(link.where, text % {"words": link.words, "host": host}, False)


def own_host():
    return host_of(settings.WAGTAILADMIN_BASE_URL)
