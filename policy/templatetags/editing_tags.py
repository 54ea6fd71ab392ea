"""Tags of the editors of pages and translations.

wagtail-localize draws the editor of a translation by script, from values (props) in JSON.
"""

import json

from django import template

from policy.checks import findings_of
from policy.checks.findings import placed
from policy.checks.readability import readability_of, thresholds_of
from policy.translation import review
from policy.translation.text_views import lock_on

register = template.Library()
WORDS_PER_MINUTE = 200


@register.inclusion_tag("policy/editing/checks.html")
def page_checks(page):
    """Show what must be put right in `page`, advice, and the measures of its text."""
    found = findings_of(page) if page.pk else []
    lix = readability_of(page)
    return {
        "page": page,
        "errors": placed(page, (one for one in found if one.is_error)),
        "advice": placed(page, (one for one in found if not one.is_error)),
        "lix": lix,
        "lix_limit": thresholds_of(page).lix,
        "minutes": max(1, round(lix.words / WORDS_PER_MINUTE)),
    }


@register.filter
def without_alias_link(props):
    """Return the values `props` without the link that converts the page to an alias."""
    values = json.loads(props)
    values["links"]["convertToAliasUrl"] = None
    return json.dumps(values)


@register.filter
def locked_for(props, locked):
    """Return the values `props` for a reader who finds the page locked, as under review."""
    values = json.loads(props)
    values["object"]["isLocked"] = bool(locked) or values["object"]["isLocked"]
    return json.dumps(values)


@register.simple_tag(takes_context=True)
def is_locked(context, page):
    lock = hasattr(page, "get_lock") and lock_on(page, context["request"].user)
    return bool(lock)


@register.simple_tag(takes_context=True)
def may_send_back(context, page):
    return review.may_send_back(page, context["request"].user)


@register.simple_tag(takes_context=True)
def may_take_back(context, page):
    return review.may_take_back(page, context["request"].user)
