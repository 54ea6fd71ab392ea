"""What the confirmations say before something is unpublished, deleted or moved."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from policy.models import Commitment
from site_project.admin.other_languages import affected_translations, may_follow, translations
from site_project.admin.references import (
    find_references,
    language_name,
    live_aliases,
    live_translations,
    title_with_language,
    with_descendants,
)

register = template.Library()

MAX_ITEMS = 8
# The context variables that hold it in Wagtail's templates.
CONTEXT_NAMES = ("page", "page_to_move", "image", "document", "snippet", "object")


@register.inclusion_tag("wagtailadmin/shared/references.html", takes_context=True)
def references(context):
    """References to the thing that is to be taken away, what stays, and its commitments."""
    thing, action = thing_in(context), action_in(context)
    if thing is None:
        return {}
    is_page = isinstance(thing, Page)
    things = with_descendants([thing]) if is_page and action == "delete" else [thing]
    found = find_references(things, action)
    # Of several, each in its turn: those that go too do not stay.
    items = [each["item"] for each in context.get("items") or []] if is_page else []
    going = {one.pk for one in (with_descendants(items) if action == "delete" else items)}
    staying = [one for one in live_translations(things) if one.pk not in going] if is_page else []
    finder = AdminURLFinder(context["request"].user)
    return {
        "words": linked_items(found.in_text, finder),
        "links": linked_items(found.elsewhere, finder),
        "redirects": linked_items(found.redirects, finder),
        "aliases": linked_items(live_aliases(things) if is_page else [], finder),
        "translations": linked_items(staying, finder),
        "more": sum(max(0, len(each) - MAX_ITEMS) for each in found),
        "everywhere_url": everywhere_url(thing, action) if is_page and not items else "",
        "commitments": commitments_on(thing) if is_page else 0,
        "is_closed": is_page and bool(getattr(thing.specific, "closing", None)),
        "usage_url": context.get("usage_url"),
    }


@register.inclusion_tag("wagtailadmin/shared/not_moved.html", takes_context=True)
def not_moved(context):
    """Aliases and translations, which stay where they are when the page is moved."""
    things, finder = [thing_in(context)], AdminURLFinder(context["request"].user)
    return {
        "aliases": linked_items(live_aliases(things), finder),
        "translations": linked_items(live_translations(things), finder),
    }


@register.inclusion_tag("wagtailadmin/shared/unpublished_above.html", takes_context=True)
def unpublished_above(context):
    """Pages above those that are to be published which no visitor finds, nor what is below them."""
    pages = [each["item"] for each in context["items"]]
    chosen = {page.pk for page in pages}
    above = {one for page in pages for one in page.get_ancestors().filter(depth__gt=1)}
    hidden = [one for one in above if one.pk not in chosen and is_hidden(one)]
    hidden.sort(key=lambda page: page.path)
    return {
        "pages": linked_items(hidden, AdminURLFinder(context["request"].user)),
        "awaits_term": any(one.get_url_parts() is None for one in hidden),
    }


def is_hidden(page):
    return not page.live or page.get_url_parts() is None


@register.simple_tag(takes_context=True)
def other_languages(context):
    """Return the languages in which the user may do the same with the pages as text, or ""."""
    items = context.get("items") or [{"item": thing_in(context)}]
    things = [each["item"] for each in items]
    user, action = context["request"].user, action_in(context)
    found = [
        language_name(page)
        for page in affected_translations(things, action)
        if may_follow(page.specific, user, action)
    ]
    return get_text_list(list(dict.fromkeys(found)), _("and"))


def thing_in(context):
    for name in CONTEXT_NAMES:
        value = context.get(name)
        if value:
            return value["item"] if isinstance(value, dict) else value
    return None


def action_in(context):
    """Return "unpublish", "move" or "delete"; only pages are unpublished or moved."""
    match = context["request"].resolver_match
    names = (match.url_name, match.kwargs.get("action"))
    if "unpublish" in names:
        return "unpublish"
    return "move" if {"move", "move_confirm"}.intersection(names) else "delete"


def linked_items(things, finder):
    """Return a dict with `name` and `url` for each of the first `things`.

    The user of the AdminURLFinder `finder` sees only the kind of what they may not edit.
    """
    return [link_to(thing, finder.get_edit_url(thing)) for thing in things[:MAX_ITEMS]]


def link_to(thing, url):
    if not url:
        return {"url": "", "name": thing._meta.verbose_name}
    if not isinstance(thing, Page):
        return {"url": url, "name": str(thing)}
    return {"url": url, "name": title_with_language(thing), "is_draft": not thing.live}


def everywhere_url(page, action):
    """Return where `page` is deleted with its versions in other languages; "" if it has none.

    That is Wagtail's deletion of several pages, which asks again.
    """
    others = translations([page]) if action == "delete" else []
    if not others:
        return ""
    pks = [("id", one.pk) for one in (page, *others)]
    after = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    return f"{address}?{urlencode([*pks, ('next', after)])}"


def commitments_on(page):
    """Return the number of commitments on `page` and its descendants, which Swedish pages make."""
    pages = page.get_descendants(inclusive=True)
    pages = pages.filter(locale__language_code=settings.LANGUAGE_CODE)
    keys = pages.values("translation_key")
    return (
        Commitment.objects.filter(translation_key__in=keys)
        .with_publication()
        .filter(is_published=True)
        .count()
    )
