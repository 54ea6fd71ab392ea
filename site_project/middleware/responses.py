"""After the response: compression, headers for security and caches, private pictures."""

from csp.utils import build_policy
from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.cache import has_vary_header
from django.utils.deprecation import MiddlewareMixin

from policy.pictures.maintenance import update_privacy
from policy.register.public.downloads import PublicDownload
from site_project.page_cache.responses import GONE

from .requests import is_admin, open_paths


class CompressionMiddleware(GZipMiddleware):
    """Compresses what is not compressed yet; documents go out as they are, with their length.

    Wagtail gives a document the content coding "None", which no browser should have to read.
    """

    def process_response(self, request, response):
        if response.headers.get("Content-Encoding") == "None":
            del response.headers["Content-Encoding"]
            return response
        return super().process_response(request, response)


class SecurityHeadersMiddleware(MiddlewareMixin):
    """Adds the headers that Django has no setting for, and the admin's own policy.

    Pages of the admin that anybody can reach, login and second factor, have the public policy.
    """

    def __init__(self, get_response):
        super().__init__(get_response)
        self.admin_policy = build_policy(config=settings.ADMIN_POLICY)

    def process_response(self, request, response):
        for name, value in settings.SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if is_admin(request):
            if not request.path.startswith(open_paths()):
                response.headers.setdefault("Content-Security-Policy", self.admin_policy)
            response.headers.setdefault("Cache-Control", "private, no-store")
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response


class CacheHeadersMiddleware(MiddlewareMixin):
    """Says of each public page that anybody may keep it, and what may be fetched after it."""

    def process_response(self, request, response):
        if is_public(request, response):
            if response.status_code == 200:
                response.headers["Cache-Control"] = settings.PAGE_CACHE_CONTROL
                if response.get("Content-Type", "").startswith("text/html"):
                    response.headers["Speculation-Rules"] = f'"{reverse("speculation-rules")}"'
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
        and not response.cookies
        and not response.has_header("Cache-Control")
        and not has_vary_header(response, "Cookie")
        and not is_editors(request)
        and not is_admin(request)
        and (isinstance(response, PublicDownload) or is_page(response))
    )


def is_page(response):
    return not response.streaming and not response.has_header("Content-Disposition")


def is_editors(request):
    """Whether somebody asks who may be logged in, and so sees what visitors do not."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


class SettlePicturesMiddleware(MiddlewareMixin):
    """Lets pictures follow whatever an editor has just done to collections.

    Wagtail has no signal for several pictures or a collection that are moved.
    """

    def process_response(self, request, response):
        if request.method not in ("GET", "HEAD", "OPTIONS") and is_admin(request):
            update_privacy()
        return response
