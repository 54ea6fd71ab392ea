"""A value that was sent and that no database can hold is a bad request (400), not our fault (500).

Forms say what is wrong at their fields. This is for what has no field: in addresses, numbers and
dates with more digits than a column has, words for the number of a row; in forms that no browser
makes, lists within lists without end. Only errors that such values alone cause are taken for one.
"""

import re

from django.core.exceptions import BadRequest
from django.core.paginator import InvalidPage
from django.db import DataError
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError

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


class BadValuesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

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
