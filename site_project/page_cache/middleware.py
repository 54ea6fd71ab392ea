from django.conf import settings
from django.utils.cache import has_vary_header

from site_project.middleware.access import is_admin

from .responses import GONE


class CacheHeadersMiddleware:
    """Says of each public page that anybody may keep it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_public(request, response):
            if response.status_code == 200:
                response.headers["Cache-Control"] = settings.PAGE_CACHE_CONTROL
            if settings.PAGE_CACHE_EDGE:
                # For the inner of nginx's two caches: keep it, and take it for expired.
                response.headers["X-Accel-Expires"] = "@1"
        elif is_editors(request) and not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "private, no-store"
        return response


def is_public(request, response):
    """Whether the response is the same for everyone: no cookie, no editor, nothing forbids it."""
    return (
        request.method in ("GET", "HEAD")
        and response.status_code in (200, *GONE)
        and not response.streaming
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not response.has_header("Content-Disposition")
        and not has_vary_header(response, "Cookie")
        and not is_editors(request)
        and not is_admin(request)
    )


def is_editors(request):
    """Whether somebody asks who may be logged in, and so sees what visitors do not."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
