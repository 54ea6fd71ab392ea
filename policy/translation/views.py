"""Views of pages by language: a page, one that has not been translated, the list of all."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, Site
from wagtail.views import serve_chain

from policy.pages.navigation import Navigation

from .roots import (
    is_untranslated_alias,
    language_of,
    root_in,
    without_untranslated_aliases,
)
from .versions import Versions


def serve(request, path):
    """Serve the page at `path` below the first page of the visitor's language.

    The same as wagtail.views.serve, which asks four queries for that first page.
    """
    if Site.find_for_request(request) is None:
        raise Http404
    root = root_in(get_language(), request).specific
    page, args, kwargs = root.route(request, [part for part in path.split("/") if part])
    serve_page = serve_chain
    for hook in reversed(hooks.get_hooks("on_serve_page")):
        serve_page = hook(serve_page)
    for hook in hooks.get_hooks("before_serve_page"):
        response = hook(page, request, args, kwargs)
        if isinstance(response, HttpResponse):
            return response
    return serve_page(page, request, args, kwargs)


def check_language(page, request, args, kwargs):
    """Answer 404 under an address of another language than that of the page (before_serve_page)."""
    if "archived" in kwargs:
        return None  # The page only leads to the archive: see RedirectOldAddressesMixin.
    if language_of(page) != get_language() or is_untranslated_alias(page):
        if archive := archive_below(page):
            return redirect(archive.get_url(request))
        return render_not_translated(request, page, 404)
    return None


def archive_below(page):
    """Return the former programme in this language, where the new first page has not got it yet."""
    below = page.get_children().live().filter(locale=page.locale_id, alias_of=None)
    return below.type(type(page)).first() if page.depth == 2 else None


def not_translated(request, pk):
    """Say that a page has not been translated yet; redirect to a translation made since."""
    page = get_object_or_404(Page.objects.live(), pk=pk)
    if page.get_url_parts() is None:
        raise Http404
    version = Versions(page, request).by_language.get(get_language())
    return redirect(version.url) if version else render_not_translated(request, page, 200)


def render_not_translated(request, page, status):
    """Return a page that says that `page` is not in the language of the visitor."""
    root = root_in(get_language(), request)
    navigation = Navigation(root)
    context = {
        "title": f"{page.title}: {_('This page is not in your language yet')}",
        "missing": page,
        "versions": Versions(page, request),
        "programme": navigation,
        "language": settings.CONTENT_LANGUAGES[get_language()],
        "noindex": True,
    }
    return render(request, "policy/not_translated.html", context, status=status)


def all_pages(request):
    """Every page of the language, as a list (WCAG 2.2, 2.4.5)."""
    root = root_in(get_language(), request)
    navigation = Navigation(root)
    pages = list(without_untranslated_aliases(root.get_descendants().live()))
    context = {
        "language": settings.CONTENT_LANGUAGES[get_language()],
        "programme": navigation,
        "pages": tree_of(pages),
        "noindex": navigation.language != get_language(),
    }
    return render(request, "policy/all_pages.html", context)


def tree_of(pages):
    """Return the pages, which are in order, each with the tree of those below it.

    A page whose parent is not among them is put below the nearest ancestor that is.
    """
    tree, above = [], []
    for page in pages:
        while above and not page.is_descendant_of(above[-1][0]):
            above.pop()
        branch = (page, [])
        (above[-1][1] if above else tree).append(branch)
        above.append(branch)
    return tree
