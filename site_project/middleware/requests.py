"""What a request may be: its real address, the admin's allow-list, methods, values."""

import re
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.exceptions import BadRequest, ImproperlyConfigured
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import HttpResponseNotAllowed
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.deprecation import MiddlewareMixin

METHODS = ("GET", "HEAD")
# What visitors may send: a message, and the password of documents that are not for everyone.
FORMS = {"contact:send", "wagtaildocs_authenticate_with_password"}
# SQLite and datetime say OverflowError, PostgreSQL DataError, a parser RecursionError.
CAUSED_BY_VALUES = (OverflowError, DataError, RecursionError, UnicodeError, InvalidPage)
# What Python and Django say of a number that is none, and psycopg of text with a null in it.
NO_NUMBER = re.compile(
    r"(?:invalid literal for int\(\) with base 10: |Field '\w+' expected a number but got )(.*)",
    re.DOTALL,
)
# An address to go on to that is no address but a word.
NO_ADDRESS = re.compile(r"Reverse for (.*) not found\. ", re.DOTALL)
NULL = "A string literal cannot contain NUL (0x00) characters."


class RealIPMiddleware(MiddlewareMixin):
    """Takes the visitor's address from nginx, which sets X-Real-IP itself on every request."""

    def process_request(self, request):
        address = request.META.get("HTTP_X_REAL_IP")
        if address:
            request.META["REMOTE_ADDR"] = address


class AdminAllowListMiddleware(MiddlewareMixin):
    """Gives requests from elsewhere a site that has no admin: each address of it is unknown."""

    def __init__(self, get_response):
        super().__init__(get_response)
        self.networks = networks_of(settings.ADMIN_NETWORKS)

    def process_request(self, request):
        if self.networks and not is_within(request.META.get("REMOTE_ADDR", ""), self.networks):
            request.admin_is_hidden = True
            request.urlconf = "site_project.public_urls"


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


class ReadOnlyMiddleware(MiddlewareMixin):
    """Answers 405 to any other method than reading at public addresses that have no form.

    Stands before Django's protection of forms, which would call it a forged one.
    """

    def process_view(self, request, view, args, kwargs):
        has_form = is_admin(request) or request.resolver_match.view_name in FORMS
        if has_form or request.method in METHODS:
            return None
        return HttpResponseNotAllowed(METHODS)


class BadValuesMiddleware(MiddlewareMixin):
    """Makes a bad request (400), not our fault (500), of a value that no database can hold.

    Forms say what is wrong at their fields. This is for what has no field: in addresses, numbers
    and dates with more digits than a column has, words for the number of a row; in forms that no
    browser makes, lists within lists without end. Only errors that such values alone cause count.
    """

    def process_exception(self, request, exception):
        """Answer as to a BadRequest, which is logged as a warning with the exception's trace."""
        sent = list(values_of(request))
        # Of a form that is sent without one of its fields, Django says so by itself.
        missing = isinstance(exception, MultiValueDictKeyError)
        if missing or (sent and is_caused_by(sent, exception)):
            raise BadRequest(f"{type(exception).__name__} of a value that was sent") from exception


def values_of(request):
    """Yield all that came in the address and, of a form, without its files."""
    for given in (request.GET, request.POST):
        for _name, values in given.lists():
            yield from values
    if request.resolver_match:
        yield from request.resolver_match.captured_kwargs.values()


def is_caused_by(sent, exception):
    if isinstance(exception, ValueError) and (said := NO_NUMBER.match(str(exception))):
        return said[1].removesuffix(".") in map(repr, sent)
    if isinstance(exception, NoReverseMatch) and (said := NO_ADDRESS.match(str(exception))):
        return said[1] in map(repr, sent)
    return isinstance(exception, CAUSED_BY_VALUES) or str(exception) == NULL
