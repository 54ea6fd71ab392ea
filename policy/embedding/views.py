"""The pages in frames. Nobody is logged in there, and nothing can be done but to follow links."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from policy.models import CommitmentsPage
from policy.models.commitments import Commitment, Term
from policy.pages.navigation import Navigation
from policy.register.public.corrected_years import corrected_years
from policy.register.public.detail import detail
from policy.register.public.overview import localise_areas, overview
from policy.register.public.standing import Standing
from policy.translation.roots import first_pages, language_of

from .cross_origin import framed_anywhere
from .frames import promise_frame


def register_of(request: HttpRequest) -> CommitmentsPage:
    """Return the register in the language of the address; raise Http404 where there is none."""
    root = first_pages(request).get(get_language())
    register = root and Navigation(root).register
    if register is None or language_of(register) != get_language():
        raise Http404
    return register.specific


@framed_anywhere
def promise(request: HttpRequest, public_id: str) -> HttpResponse:
    register = register_of(request)
    commitments = Commitment.objects.for_reading().with_latest_update()
    found = get_object_or_404(commitments, public_id=public_id)
    context = {
        "commitment": found,
        "title": promise_frame(found).title,
        "address": register.root_of(request) + found.path,
        **detail(found, register),
    }
    return render(request, "policy/embedded/promise.html", context)


@framed_anywhere
def area(request: HttpRequest, key: str) -> HttpResponse:
    """The standing of an area, which has a page of its own in each term."""
    register = register_of(request)
    areas = [one for one in overview().areas if one.key == key]
    if not areas:
        raise Http404
    [found] = localise_areas(areas, register.locale_id)
    query = f"?area={found.slug}&term={found.term}#results"
    return show(request, register, areas, found.title, found.language, query)


@framed_anywhere
def whole_register(
    request: HttpRequest, start: int | None = None, end: int | None = None
) -> HttpResponse:
    """The standing of a term, or without years of that of the present programme."""
    register = register_of(request)
    term = f"{Term(start, end)}" if start and end else register.term
    areas = [one for one in overview().areas if one.term == term]
    if start and not areas:
        if right := corrected_years(term):
            return redirect("embedded-term", *right)
        raise Http404
    return show(request, register, areas, register.title, get_language(), f"?term={term}")


def show(request, register, areas, title, language, query):
    context = {
        "standing": Standing(areas, overview()),
        "term": areas[0].term if areas else register.term,
        "title": title,
        "title_language": language,
        "address": register.root_of(request) + query,
    }
    return render(request, "policy/embedded/standing.html", context)
