from django.conf import settings
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

from site_project.languages.marks import END, START, to_elements, without

MARK = START.encode()
DOWNLOADS = ("text/csv", "application/json")
# Their bytes may be those of a mark by chance.
BINARY = ("application/pdf", "image/")


class URLLanguageMiddleware(MiddlewareMixin):
    """Activates the language that the address begins with, or else the site's main language.

    In the place of Django's LocaleMiddleware, which also asks the browser and a cookie, so that
    no two readers could be given the same page, and knows only languages that Django has texts in.
    """

    def process_request(self, request):
        beginning = request.path_info.split("/", 2)[1]
        known = beginning in settings.CONTENT_LANGUAGES
        translation.activate(beginning if known else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class LanguageOfPartsMiddleware(MiddlewareMixin):
    """Gives every interface text that is not in the page's language an element that says so."""

    def process_response(self, request, response):
        kind = response.get("Content-Type", "")
        if response.streaming and kind.startswith(DOWNLOADS):
            response.streaming_content = map(without_bytes, response.streaming_content)
        elif response.streaming or kind.startswith(BINARY):
            pass
        elif MARK in response.content:
            change = to_elements if kind.startswith("text/html") else without
            response.content = change(response.content.decode()).encode()
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))
        return response


def without_bytes(chunk):
    return chunk.replace(MARK, b"").replace(END.encode(), b"")
