"""Whether visitors can open what the links of a page lead to: pages, documents, own addresses."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from policy.pages.internal_request import get_following_redirects
from policy.rich_text.addresses import key_of

from .findings import Finding
from .links import Link, links_of
from .texts import blocks_of

# Own addresses that are opened for one page.
MAX_REQUESTS = 20


def check_targets(page: Page) -> Iterator[Finding]:
    """Advise on links to pages and documents that are deleted or not public."""
    if not page.pk:
        return
    links = list(links_of(page))
    pages = public_pages(page.locale_id, keys(link.page for link in links))
    documents = get_document_model().objects.in_bulk(keys(link.document for link in links))
    for link in links:
        if link.page:
            yield from check_page(link, pages.get(key_of(link.page)))
        elif link.document:
            yield from check_document(link, documents.get(key_of(link.document)))


def keys(texts: Iterable[str]) -> set[int]:
    """Return the primary keys among the attributes of links."""
    return {key for text in texts if (key := key_of(text)) is not None}


def public_pages(locale: int, pks: set[int]) -> dict[int | None, Page]:
    """Return the pages by primary key; each is live if its translation to `locale` is."""
    pages = Page.objects.in_bulk(pks)
    not_live = [page.translation_key for page in pages.values() if not page.live]
    translations = Page.objects.live().filter(translation_key__in=not_live, locale_id=locale)
    by_key = {one.translation_key: one for one in translations}
    for page in pages.values():
        if translation := by_key.get(page.translation_key):
            page.live, page.expire_at = translation.live, translation.expire_at
    return pages


def check_page(link: Link, page: Page | None) -> Iterator[Finding]:
    if page is None:
        yield deleted_target(link)
    elif not page.live:
        text = _("“%(title)s” is not published, so visitors see the words “%(words)s” and no link.")
        yield Finding(link.where, text % {"title": page.title, "words": link.words}, False)
    elif page.expire_at:
        text = _("“%(title)s” is taken down on %(date)s, and the link with it.")
        date = date_format(localtime(page.expire_at), "DATE_FORMAT")
        yield Finding(link.where, text % {"title": page.title, "date": date}, False)


def check_document(link: Link, document: AbstractDocument | None) -> Iterator[Finding]:
    if document is None:
        yield deleted_target(link)
    elif document.collection.get_view_restrictions().exists():
        text = _("The document “%(title)s” is not there for everyone: visitors do not get it.")
        yield Finding(link.where, text % {"title": document.title}, False)


def deleted_target(link: Link) -> Finding:
    text = _(
        "What “%(words)s” led to has been deleted, so visitors see the words and no link. "
        "Choose something else, or take the link away."
    )
    return Finding(link.where, text % {"words": link.words}, False)


def check_own_addresses(page: Page) -> Iterator[Finding]:
    """Advise on typed addresses of this site that give visitors 404 or 410: each is opened."""
    if not page.pk:
        return
    links = {link.address: link for link in links_of(page) if is_own_path(link.address)}
    for address, link in list(links.items())[:MAX_REQUESTS]:
        _address, response = get_following_redirects(address)
        if response is not None and response.status_code in (404, 410):
            text = _(
                "“%(words)s” leads to %(address)s, where visitors find nothing. Choose the page "
                "instead of typing its address: then the link follows the page."
            )
            yield Finding(link.where, text % {"words": link.words, "address": address}, False)


def is_own_path(address: str) -> bool:
    """Whether it is a path on this site outside the admin (see links.check_host)."""
    return (
        address.startswith("/")
        and not address.startswith(("//", "/\\"))
        and not f"{urlsplit(address).path}/".startswith(settings.ADMIN_URL)
    )


def check_read_more(page: Page) -> Iterator[Finding]:
    """Advise on "Read more" of an area that offers nothing, and on links nobody gets to see."""
    if not hasattr(page, "read_more"):
        return
    for where, block in blocks_of(page, "read_more"):
        link = block.value
        target = link.get("page")
        if target and not target.live and not has_live_translation(target, page):
            text = _("“%(title)s” is not published, so visitors do not see this link.")
            yield Finding((*where, "page"), text % {"title": target.title}, False)
        elif not (target or link.get("document") or link.get("address")):
            text = _(
                "What “%(words)s” led to has been deleted, so visitors do not see the link. "
                "Choose something else, or take it away."
            )
            words = link.get("link_text") or "…"
            yield Finding((*where, "page"), text % {"words": words}, False)
    is_area = page._meta.model_name == "policyareapage"
    if is_area and not page.links and not (page.pk and page.get_children().live().exists()):
        text = _(
            "Nothing stands under “Read more”. Is there an article, a document or "
            "another page for those who want to know more?"
        )
        yield Finding(("read_more",), text, False)


def has_live_translation(target: Page, page: Page) -> bool:
    """Whether visitors are led to a translation of `target` in the language of `page` instead."""
    if target.locale_id == page.locale_id:
        return False
    return target.get_translations().filter(locale_id=page.locale_id, live=True).exists()
