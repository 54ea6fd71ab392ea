"""What an editor should know before something is taken away."""

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from policy.models import Commitment
from site_project.admin.left_behind import (
    aliases_of,
    language_of,
    named,
    translations_of,
    users_of,
    with_those_below,
)

register = template.Library()

SHOWN = 8
# The names under which Wagtail's confirmations know the thing.
NAMES = ("page", "page_to_move", "image", "document", "snippet", "object")


@register.inclusion_tag("wagtailadmin/shared/references.html", takes_context=True)
def references(context):
    """What links to the thing that is to be taken away, what stays, and the promises on it."""
    thing, action = thing_in(context), action_in(context)
    if thing is None:
        return {}
    is_page = isinstance(thing, Page)
    things = with_those_below([thing]) if is_page and action == "delete" else [thing]
    users = users_of(things, action)
    finder = AdminURLFinder(context["request"].user)
    return {
        "words": shown(users.words, finder),
        "links": shown(users.others, finder),
        "redirects": shown(users.redirects, finder),
        "aliases": shown(aliases_of(things) if is_page else [], finder),
        "translations": shown(translations_of(things) if is_page else [], finder),
        "more": sum(max(0, len(each) - SHOWN) for each in users),
        "commitments": commitments_on(thing) if is_page else 0,
        "usage_url": context.get("usage_url"),
    }


@register.inclusion_tag("wagtailadmin/shared/not_moved.html", takes_context=True)
def not_moved(context):
    """What stays where it is when the page is moved."""
    things, finder = [thing_in(context)], AdminURLFinder(context["request"].user)
    return {
        "aliases": shown(aliases_of(things), finder),
        "translations": shown(translations_of(things), finder),
    }


@register.simple_tag(takes_context=True)
def other_languages(context):
    """Name the languages in which the user may unpublish the same pages; "" if there are none."""
    items = context.get("items") or [{"item": thing_in(context)}]
    user = context["request"].user
    found = [
        language_of(page)
        for page in translations_of([each["item"] for each in items])
        if page.specific.permissions_for_user(user).can_unpublish()
    ]
    return get_text_list(list(dict.fromkeys(found)), _("and"))


def thing_in(context):
    for name in NAMES:
        value = context.get(name)
        if value:
            return value["item"] if isinstance(value, dict) else value
    return None


def action_in(context):
    """Return what is asked about; everything but pages is deleted."""
    match = context["request"].resolver_match
    is_unpublished = "unpublish" in (match.url_name, match.kwargs.get("action"))
    return "unpublish" if is_unpublished else "delete"


def shown(things, finder):
    """Return the first of `things` with the address where the user edits each."""
    return [linked(thing, finder.get_edit_url(thing)) for thing in things[:SHOWN]]


def linked(thing, url):
    # What somebody may not see is named by its kind alone.
    if not url:
        return {"url": "", "name": thing._meta.verbose_name}
    if not isinstance(thing, Page):
        return {"url": url, "name": str(thing)}
    return {"url": url, "name": named(thing), "is_draft": not thing.live}


def commitments_on(page):
    """Return how many commitments stand on `page` and the pages below it."""
    keys = page.get_descendants(inclusive=True).values("translation_key")
    return (
        Commitment.objects.filter(translation_key__in=keys)
        .with_publication()
        .filter(is_published=True)
        .count()
    )
