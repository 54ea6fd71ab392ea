import hashlib

from .encodings import COMPRESS, SMALLEST

# Per hop, or made anew for each form of the page.
OWN_HEADERS = {"content-length", "content-encoding", "etag", "vary", "connection", "date"}


class Page:
    """A finished response in every form it is asked for, each made once."""

    def __init__(self, generation, headers, body):
        self.generation = generation
        self.headers = [(name, value) for name, value in headers if name.lower() not in OWN_HEADERS]
        self.body = body
        self.digest = hashlib.sha256(body).hexdigest()[:20]
        self.forms = {}

    @property
    def size(self):
        """Bytes that the page takes when all its forms have been made, or a little more."""
        return 2 * len(self.body) + 2000

    def form(self, encoding):
        """Return the ETag, headers and body in a content coding; "" is none."""
        try:
            return self.forms[encoding]
        except KeyError:
            return self.forms.setdefault(encoding, self.make(encoding))

    def make(self, encoding):
        body = self.body
        if encoding and len(body) >= SMALLEST:
            body = COMPRESS[encoding](body)
        else:
            encoding = ""
        etag = f'"{self.digest}{encoding and "-" + encoding}"'
        headers = [*self.headers, ("Vary", "Accept-Encoding"), ("ETag", etag)]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return etag, [*headers, ("Content-Length", str(len(body)))], [body]
