"""The editor of a translation, which wagtail-localize draws by script from values in JSON."""

import json

from django import template

from policy.translation import handing_in

register = template.Library()


@register.filter
def without_stand_in(props):
    """Return the values `props` without the link by which the page would become a stand-in."""
    values = json.loads(props)
    values["links"]["convertToAliasUrl"] = None
    return json.dumps(values)


@register.simple_tag(takes_context=True)
def may_send_back(context, page):
    return handing_in.may_send_back(page, context["request"].user)


@register.simple_tag(takes_context=True)
def may_take_back(context, page):
    return handing_in.may_take_back(page, context["request"].user)
