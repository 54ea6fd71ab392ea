"""What the application server itself can do: fixed bytes, as many as the first page has."""

BODY = [b"x" * 6900]
HEADERS = [("Content-Type", "text/html"), ("Content-Length", "6900")]
HEADERS += [(f"X-Header-{number}", "x" * 80) for number in range(14)]


def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return BODY
