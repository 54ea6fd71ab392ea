"""A real web server that stands in for another site."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class OtherSite(ThreadingHTTPServer):
    """Answers as `answers` say, by method and path or by path: a status,
    where to go, or a page as bytes.

    `heard` are the requests: method, path and headers.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.heard = {}, []

    def address(self, path="/", host="www.kommun.se"):
        return f"http://{host}:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.heard.append((self.command, self.path, dict(self.headers)))
        answers = self.server.answers
        answer = answers.get((self.command, self.path), answers.get(self.path, 404))
        if isinstance(answer, bytes):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(answer)
            return
        self.send_response(answer if isinstance(answer, int) else 302)
        if not isinstance(answer, int):
            self.send_header("Location", answer.encode().decode("latin-1"))
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *args):
        pass


@contextlib.contextmanager
def other_site():
    with OtherSite() as site:
        thread = threading.Thread(target=site.serve_forever, args=[0.02], daemon=True)
        thread.start()
        yield site
        site.shutdown()
        thread.join()
