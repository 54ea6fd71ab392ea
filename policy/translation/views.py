from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from policy.pages.navigation import Navigation

from .roots import root_in, without_stand_ins
from .versions import Versions


def not_yet(request, pk):
    """Say kindly that a page is not in this language yet; lead on to it as soon as it is."""
    page = get_object_or_404(Page.objects.live(), pk=pk)
    if page.get_url_parts() is None:
        raise Http404
    version = Versions(page, request).by_language.get(get_language())
    return redirect(version.url) if version else show_not_yet(request, page, 200)


def show_not_yet(request, page, status):
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
    return render(request, "policy/not_yet.html", context, status=status)


def all_pages(request):
    """Every page of the language, as a list (WCAG 2.2, 2.4.5)."""
    root = root_in(get_language(), request)
    navigation = Navigation(root)
    pages = list(without_stand_ins(root.get_descendants().live()))
    context = {
        "language": settings.CONTENT_LANGUAGES[get_language()],
        "programme": navigation,
        "pages": tree_of(pages),
        "noindex": navigation.language != get_language(),
    }
    return render(request, "policy/all_pages.html", context)


def tree_of(pages):
    """Return the pages, which are in order, each with the tree of those below it.

    One whose page above is not among them stands below the nearest that is.
    """
    tree, above = [], []
    for page in pages:
        while above and not page.is_descendant_of(above[-1][0]):
            above.pop()
        branch = (page, [])
        (above[-1][1] if above else tree).append(branch)
        above.append(branch)
    return tree
