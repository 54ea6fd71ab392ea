"""Handlers of links in rich text: a link to nothing public is shown as its words alone."""

import re

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from policy.translation.roots import localised

KEY = re.compile(r"[0-9]{1,10}")
# What the link handlers make of a dead link; links are never nested.
DEAD_LINK = re.compile(r"<a>((?:[^<]|<(?!/?a[ >]))*+)</a>")


def without_dead_links(html):
    """Return rich text that has been expanded with the words alone where a link led nowhere."""
    return DEAD_LINK.sub(r"\1", html)


def public_url(page):
    """Return the address of `page` in the language that is active, "" where visitors get none."""
    page = localised(page)
    return page.url or "" if page.live else ""


class ValidKeys:
    """Finds nothing by an id that is no primary key, as some program may have written it."""

    @classmethod
    def get_many(cls, attrs_list):
        known = [
            attrs if KEY.fullmatch(attrs.get("id") or "") else {**attrs, "id": "0"}
            for attrs in attrs_list
        ]
        return super().get_many(known)

    @classmethod
    def extract_references(cls, attrs):
        if KEY.fullmatch(attrs.get("id") or ""):
            yield from super().extract_references(attrs)


class PublicPageLinkHandler(ValidKeys, PageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        addresses = [page and public_url(page) for page in cls.get_many(attrs_list)]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in addresses]


class SafeDocumentLinkHandler(ValidKeys, DocumentLinkHandler):
    pass
