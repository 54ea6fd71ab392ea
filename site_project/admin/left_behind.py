"""What stays when a page is unpublished, deleted or moved: other languages, words of links."""

from typing import NamedTuple

from django.conf import settings
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlock, RichTextBlock
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex


class Users(NamedTuple):
    """What leads to something or shows it; one page may be among the first two.

    `words`: links to it in running text, where the words stay and the link goes;
    `others`: shows it or links to it otherwise, which goes altogether;
    `redirects`: led to it, and lead nowhere then; they go with a page that is deleted.
    """

    words: list
    others: list
    redirects: list


def users_of(things, action):
    """Return the Users of `things`, which are taken away together."""
    words, others = {}, {}
    taken = {one.pk for one in things if isinstance(one, Page)}
    for thing in things:
        for source, found in ReferenceIndex.get_grouped_references_to(thing):
            key = type(source), source.pk
            if isinstance(source, Page) and (source.pk in taken or leads_on(source, thing, action)):
                continue
            in_text = [is_in_running_text(reference) for reference in found]
            if any(in_text):
                words[key] = source
            if not all(in_text):
                others[key] = source
    # Pages first: they are what a visitor would miss.
    in_order = sorted(others.values(), key=lambda one: not isinstance(one, Page))
    return Users(
        list(words.values()), in_order, list(Redirect.objects.filter(redirect_page__in=taken))
    )


def leads_on(source, thing, action):
    """Whether links of the page `source` lead to `thing` in the language of `source` instead.

    They do so no longer when what they name is deleted.
    """
    return (
        action == "unpublish"
        and source.locale_id != thing.locale_id
        and thing.get_translations().live().filter(locale_id=source.locale_id).exists()
    )


def is_in_running_text(reference):
    part = reference.source_field
    if isinstance(part, StreamField):
        part = part.stream_block
        for name in reference.model_path_components[1:]:
            part = part.child_block if isinstance(part, ListBlock) else part.child_blocks[name]
            if isinstance(part, RichTextBlock):
                return True
    return isinstance(part, RichTextField)


def with_those_below(pages):
    found = {}
    for page in pages:
        found |= {one.pk: one for one in page.get_descendants(inclusive=True)}
    return list(found.values())


def translations_of(pages):
    """Return the public pages that say the same in other languages and are not among `pages`."""
    keys = {page.translation_key for page in pages if not page.alias_of_id}
    found = Page.objects.live().filter(translation_key__in=keys, alias_of=None)
    found = found.exclude(pk__in=[page.pk for page in pages]).select_related("locale")
    return list(found.order_by("locale__language_code", "path"))


def aliases_of(pages):
    """Return the public pages that show one of `pages` at another place, and are not among them."""
    pks = [page.pk for page in pages]
    found = Page.objects.live().filter(alias_of__in=pks).exclude(pk__in=pks)
    return list(found.select_related("locale").order_by("path"))


def listed(pages):
    return get_text_list([named(page) for page in pages], _("and"))


def named(page):
    """Return the title of `page`, and its language where that is not Swedish."""
    title = page.get_admin_display_title()
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return title
    return f"{title} ({language_of(page)})"


def language_of(page):
    return str(page.locale.get_display_name()).lower()
