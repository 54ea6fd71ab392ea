import re

from django import template
from django.utils.safestring import mark_safe
from wagtail.models import Site
from wagtail.templatetags.wagtailcore_tags import richtext

from policy.navigation import Navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def site_navigation(context):
    """The menus of the site, from what the page has loaded already where it is the first one."""
    root = Site.find_for_request(context["request"]).root_page
    loaded = context.get("programme")
    return loaded if loaded and loaded.root.pk == root.pk else Navigation(root)


@register.filter
def headings(value, level):
    """Render rich text with its headings at `level`: none is skipped (WCAG 2.2, 1.3.1)."""
    return mark_safe(re.sub(r"(</?h)3\b", rf"\g<1>{level or 3}", str(richtext(value))))
