"""What refers to a page, picture or document, and what remains when that is taken away."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Model
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlock, RichTextBlock
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex


class References(NamedTuple):
    """What refers to something; a page may be in both of the first two lists.

    `in_text`: links in rich text, whose words stay without the link;
    `elsewhere`: pictures, link blocks and the like, which disappear;
    `redirects`: redirects to it, which lead nowhere then or are deleted with it.
    """

    in_text: list[Model]
    elsewhere: list[Model]
    redirects: list[Redirect]


def find_references(things, action):
    """Return the References to `things`, which are all unpublished or deleted (`action`)."""
    in_text, elsewhere = {}, {}
    pks = {one.pk for one in things if isinstance(one, Page)}
    for thing in things:
        for source, found in ReferenceIndex.get_grouped_references_to(thing):
            key = type(source), source.pk
            if isinstance(source, Page) and (
                source.pk in pks or has_fallback(source, thing, action)
            ):
                continue
            are_links = [is_in_rich_text(reference) for reference in found]
            if any(are_links):
                in_text[key] = source
            if not all(are_links):
                elsewhere[key] = source
    return References(
        list(in_text.values()),
        sorted(elsewhere.values(), key=lambda source: not isinstance(source, Page)),
        list(Redirect.objects.filter(redirect_page__in=pks)),
    )


def has_fallback(source, thing, action):
    """Return whether links of the page `source` then lead to `thing` in the language of `source`.

    Only after `thing` is unpublished: links to a deleted page are gone.
    """
    return (
        action == "unpublish"
        and source.locale_id != thing.locale_id
        and thing.get_translations().live().filter(locale_id=source.locale_id).exists()
    )


def is_in_rich_text(reference):
    part = reference.source_field
    if isinstance(part, StreamField):
        part = part.stream_block
        for name in reference.model_path_components[1:]:
            part = part.child_block if isinstance(part, ListBlock) else part.child_blocks[name]
            if isinstance(part, RichTextBlock):
                return True
    return isinstance(part, RichTextField)


def with_descendants(pages):
    found = {}
    for page in pages:
        found |= {one.pk: one for one in page.get_descendants(inclusive=True)}
    return list(found.values())


def live_translations(pages):
    """Return the live translations of `pages` that are not among them, without aliases."""
    keys = {page.translation_key for page in pages if not page.alias_of_id}
    found = Page.objects.live().filter(translation_key__in=keys, alias_of=None)
    found = found.exclude(pk__in=[page.pk for page in pages]).select_related("locale")
    return list(found.order_by("locale__language_code", "path"))


def live_aliases(pages):
    """Return the live aliases of `pages` that are not among them."""
    pks = [page.pk for page in pages]
    found = Page.objects.live().filter(alias_of__in=pks).exclude(pk__in=pks)
    return list(found.select_related("locale").order_by("path"))


def page_list(pages):
    return get_text_list([title_with_language(page) for page in pages], _("and"))


def title_with_language(page):
    """Return the title of `page`, and its language where that is not Swedish."""
    title = page.get_admin_display_title()
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return title
    return f"{title} ({language_name(page)})"


def language_name(page):
    return str(page.locale.get_display_name()).lower()
