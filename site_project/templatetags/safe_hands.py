"""What an editor should know before something is taken away."""

from django import template
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, ReferenceIndex

from policy.models import Commitment

register = template.Library()

SHOWN = 8
# The names under which Wagtail's confirmations know the thing.
NAMES = ("page", "image", "document", "snippet", "object")


@register.inclusion_tag("wagtailadmin/shared/references.html", takes_context=True)
def references(context):
    """What links to the thing that is to be deleted or unpublished, and the promises on it."""
    thing = thing_in(context)
    if thing is None:
        return {}
    found = list(ReferenceIndex.get_grouped_references_to(thing))
    # Pages first: they are what a visitor would miss.
    found.sort(key=lambda one: not isinstance(one[0], Page))
    finder = AdminURLFinder(context["request"].user)
    links = []
    for source, _ in found[:SHOWN]:
        url = finder.get_edit_url(source)
        # What somebody may not see is named by its kind alone.
        links.append({"url": url, "name": str(source) if url else source._meta.verbose_name})
    return {
        "links": links,
        "more": len(found) - len(links),
        "commitments": commitments_on(thing) if isinstance(thing, Page) else 0,
        "usage_url": context.get("usage_url"),
    }


def thing_in(context):
    for name in NAMES:
        value = context.get(name)
        if value:
            return value["item"] if isinstance(value, dict) else value
    return None


def commitments_on(page):
    """Return how many commitments stand on `page` and the pages below it."""
    keys = page.get_descendants(inclusive=True).values("translation_key")
    return (
        Commitment.objects.filter(translation_key__in=keys)
        .with_presence()
        .filter(stands=True)
        .count()
    )
