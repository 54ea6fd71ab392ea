from django import template
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

from site_project.middleware.responses import is_editors

register = template.Library()


@register.simple_tag(takes_context=True)
def editors_bar(context):
    """Wagtail's user bar where the session cookie comes along, else nothing and no question.

    Such a request passes by every cache (page_cache/store.py, deploy/nginx), so that what visitors
    get is the same bytes whoever is logged in.
    """
    return wagtailuserbar(context) if is_editors(context["request"]) else ""
