"""The editor of a translation, which wagtail-localize draws by script from values in JSON."""

import json

from django import template

register = template.Library()


@register.filter
def without_stand_in(props):
    """Return the values `props` without the link by which the page would become a stand-in."""
    values = json.loads(props)
    values["links"]["convertToAliasUrl"] = None
    return json.dumps(values)
