"""What every response gets: compression and security headers."""

from csp.utils import build_policy
from django.conf import settings
from django.middleware.gzip import GZipMiddleware

from .access import is_admin, open_paths


class CompressionMiddleware(GZipMiddleware):
    """Compresses what is not compressed yet; documents go out as they are, with their length.

    Wagtail gives a document the content coding "None", which no browser should have to read.
    """

    def process_response(self, request, response):
        if response.headers.get("Content-Encoding") == "None":
            del response.headers["Content-Encoding"]
            return response
        return super().process_response(request, response)


class SecurityHeadersMiddleware:
    """Adds the headers that Django has no setting for, and the admin's own policy.

    Pages of the admin that anybody can reach, login and second factor, have the public policy.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.admin_policy = build_policy(config=settings.ADMIN_POLICY)

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in settings.SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if is_admin(request):
            if not request.path.startswith(open_paths()):
                response.headers.setdefault("Content-Security-Policy", self.admin_policy)
            response.headers.setdefault("Cache-Control", "private, no-store")
            response.headers.setdefault("X-Robots-Tag", "noindex")
        return response
