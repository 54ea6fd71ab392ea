from .marks import START, to_elements, without

MARK = START.encode()


class LanguageOfParts:
    """Gives every interface text that is not in the page's language an element that says so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.streaming and MARK in response.content:
            is_html = response.get("Content-Type", "").startswith("text/html")
            change = to_elements if is_html else without
            response.content = change(response.content.decode()).encode()
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))
        return response
