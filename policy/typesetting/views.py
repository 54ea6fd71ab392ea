"""Documents for visitors, each at a permanent address beside what it is made of."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from policy.embedding.cross_origin import readable_elsewhere
from policy.models import CommitmentsPage, PolicyIndexPage, Term, TermClosing
from policy.pages.navigation import Navigation
from policy.translation.roots import is_untranslated_alias, language_of, root_in

from .keeping import Busy, kept, turn
from .programme import Edition, programme_document
from .register import outcome_document, register_document

# Seconds after which a browser asks again for what is being made.
AGAIN = 1


def programme_pdf(request, path, sender_of, paper="", statuses=""):
    """Serve an edition of the live programme at `path` below the first page of the language.

    The function `sender_of` gives the Sender of a Site.
    """
    page = live_page(request, path, PolicyIndexPage)
    edition = Edition("a5" if paper else "a4", bool(statuses))
    return serve(
        request,
        f"{page.pk}-{edition.file_name.removesuffix('.pdf')}",
        lambda: programme_document(
            page, request, edition, sender_of(Site.find_for_request(request))
        ),
    )


def register_pdf(request, path, sender_of, area=""):
    """Serve the register at `path` for the term of its programme, or the part of it on an area."""
    page = live_page(request, path, CommitmentsPage)
    return serve(
        request,
        f"{page.pk}-loften-{area}",
        lambda: register_document(page, request, sender_of(Site.find_for_request(request)), area),
    )


def outcome_pdf(request, path, start, end, sender_of):
    """Serve how the closed term from `start` to `end` went, by the register at `path`."""
    page = live_page(request, path, CommitmentsPage)
    closing = get_object_or_404(TermClosing, **Term(int(start), int(end)).fields)
    return serve(
        request,
        f"{page.pk}-sa-blev-det-{closing.term_start}",
        lambda: outcome_document(page, request, sender_of(Site.find_for_request(request)), closing),
    )


def live_page(request, path, kind):
    """Return the live page of the model `kind` at `path` in the active language, or raise 404."""
    root = root_in(get_language(), request).specific
    page, *_route = root.route(request, [part for part in path.split("/") if part])
    page = page.specific
    if not isinstance(page, kind) or language_of(page) != get_language():
        raise Http404
    if is_untranslated_alias(page):
        raise Http404
    return page


@readable_elsewhere
def serve(request, name, make):
    """Serve the document that `make` returns, kept as `name`; say so while one is being made."""
    if request.META["QUERY_STRING"]:
        # Nothing that is asked for in an address makes another document.
        return redirect(request.path)
    try:
        with turn():
            pdf = kept(name, *make())
    except Busy:
        return being_made(request)
    return HttpResponse(pdf, content_type="application/pdf")


def being_made(request):
    """Say that the document comes; the browser asks for it again by itself.

    It is no error (202, RFC 9110, 15.3.3): nginx would show the former document instead.
    """
    context = {
        "title": _("The document is being made"),
        "programme": Navigation(root_in(get_language(), request)),
        "language": settings.CONTENT_LANGUAGES[get_language()],
        "noindex": True,
    }
    response = render(request, "policy/being_made.html", context, status=202)
    response["Refresh"] = str(AGAIN)
    response["Cache-Control"] = "no-store"
    return response
