"""The editor of a translation, which wagtail-localize draws by script from values in JSON."""

import json

from django import template

from policy.translation import review
from policy.translation.text_views import lock_on

register = template.Library()


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
