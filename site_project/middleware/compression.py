from django.middleware.gzip import GZipMiddleware


class CompressPages(GZipMiddleware):
    """Compresses what is not compressed yet; documents go out as they are, with their length.

    Wagtail gives a document the content coding "None", which no browser should have to read.
    """

    def process_response(self, request, response):
        if response.headers.get("Content-Encoding") == "None":
            del response.headers["Content-Encoding"]
            return response
        return super().process_response(request, response)
