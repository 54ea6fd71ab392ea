from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Site
from wagtail.views import serve_chain

from .roots import root_in


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
