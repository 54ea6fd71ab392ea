from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, override
from wagtail.models import Site

from policy.translation.versions import Version, Versions

register = template.Library()


@register.simple_tag
def current_language():
    """The row of the visitor's language in the table of languages."""
    return settings.CONTENT_LANGUAGES[get_language()]


@register.filter
def lang_attrs(tag):
    """The attributes of an element whose text is in the language `tag`, where the page is not.

    WCAG 2.2, 3.1.2: language of parts.
    """
    language = settings.CONTENT_LANGUAGES.get(tag)
    if language is None or tag == get_language():
        return ""
    return format_html(' lang="{}" dir="{}"', tag, language.direction)


@register.filter
def own_name(tag):
    """What the speakers of the language `tag` call it; the tag itself where it is not known."""
    language = settings.CONTENT_LANGUAGES.get(tag)
    return language.own_name if language else tag


@register.simple_tag(takes_context=True)
def page_versions(context):
    """What is being shown, in every language of the site: Versions, or a list of addresses."""
    if given := context.get("versions"):
        return given
    request, page, commitment = map(context.get, ("request", "page", "commitment"))
    if page is None or not page.pk:
        versions = list(versions_of_view(request))
        return {"all": versions, "offered_first": versions}
    path = (lambda: commitment.path) if commitment else str
    return Versions(page, request, path)


def versions_of_view(request):
    """Yield a Version of a page that no editor writes, such as the search, in each language."""
    match = request.resolver_match
    root = Site.find_for_request(request).root_page
    for version in Versions(root, request).all:
        with override(version.language.tag):
            try:
                url = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            except (AttributeError, NoReverseMatch):
                url = version.url
        current = version.language.tag == get_language()
        yield Version(version.language, version.page, url, is_current=current)
