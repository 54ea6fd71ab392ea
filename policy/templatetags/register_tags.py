from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def status_badge(status):
    """The icon and the word of a Status: the same at every commitment, so made once a language."""
    return badge_in(get_language(), status)


@cache
def badge_in(language, status):
    return render_to_string("policy/register/status.html", {"status": status})
