"""Middleware for tests that ask only whether a view lets somebody in."""


class Unrendered:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        response.content = b""  # Counts as rendered.
        return response
