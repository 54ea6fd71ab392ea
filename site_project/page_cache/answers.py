"""What Django answered, and whether it may be kept for everyone."""

# What these say takes the place of a page that was there, also when the site is down later.
GONE = (301, 302, 404, 410)


class Answer:
    """A response of the application as it came out of WSGI."""

    def __init__(self, application, environ):
        self.status = ""
        self.headers = []
        self.parts = application(environ, self.start_response)

    def start_response(self, status, headers, exc_info=None):
        self.status = status
        self.headers = headers

    @property
    def is_public(self):
        """Whether the site itself has said so; the opposite of guessing it from the address."""
        if not self.status.startswith("200"):
            return False
        names = {name.lower(): value for name, value in self.headers}
        return "s-maxage" in names.get("cache-control", "") and "set-cookie" not in names

    @property
    def is_gone(self):
        return int(self.status.split()[0]) in GONE

    def body(self):
        """Return all bytes, and let the application finish."""
        try:
            return b"".join(self.parts)
        finally:
            self.end()

    def end(self):
        """Let the application finish; return no body."""
        getattr(self.parts, "close", lambda: None)()
        return []
