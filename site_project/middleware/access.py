"""Who asks, for what: the real address, the admin's allow-list, methods at public addresses."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponseNotAllowed

METHODS = ("GET", "HEAD")
# What visitors may send: a message, and the password of documents that are not for everyone.
FORMS = {"contact:send", "wagtaildocs_authenticate_with_password"}


class RealIPMiddleware:
    """Takes the visitor's address from nginx, which sets X-Real-IP itself on every request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        address = request.META.get("HTTP_X_REAL_IP")
        if address:
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


class AdminAllowListMiddleware:
    """Gives requests from elsewhere a site that has no admin: each address of it is unknown."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.networks = networks_of(settings.ADMIN_NETWORKS)

    def __call__(self, request):
        if self.networks and not is_within(request.META.get("REMOTE_ADDR", ""), self.networks):
            request.admin_is_hidden = True
            request.urlconf = "site_project.public_urls"
        return self.get_response(request)


def networks_of(texts):
    """Return the networks that `texts` name; raise ImproperlyConfigured for what is none."""
    try:
        return [ip_network(text.strip(), strict=False) for text in texts]
    except ValueError as error:
        raise ImproperlyConfigured(f"ADMIN_NETWORKS: {error}") from error


def is_within(address, networks):
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return any(ip in network for network in networks)


def is_admin(request):
    """Whether `request` is for the admin, and from somewhere that may know of it."""
    return request.path.startswith(settings.ADMIN_URL) and not is_hidden(request)


def is_hidden(request):
    """Whether the admin is not there for this request (see AdminAllowListMiddleware)."""
    return getattr(request, "admin_is_hidden", False)


def open_paths():
    """Return the beginnings of the admin's addresses that anybody may ask for."""
    return tuple(settings.ADMIN_URL + name for name in ("login/", "password_reset/"))


class ReadOnlyMiddleware:
    """Answers 405 to any other method than reading at public addresses that have no form.

    Stands before Django's protection of forms, which would call it a forged one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        has_form = is_admin(request) or request.resolver_match.view_name in FORMS
        if has_form or request.method in METHODS:
            return None
        return HttpResponseNotAllowed(METHODS)
