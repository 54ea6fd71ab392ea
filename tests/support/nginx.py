"""The shipped nginx configuration, run as it is but for its paths, ports and certificates.

Beside it a plain file server: the same bytes on the wire, headers included, and the same log.
"""

import contextlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from .servers import ROOT, free_port

MAIN = """
include /etc/nginx/modules-enabled/*.conf;
worker_processes 1; pid {run}/nginx.pid; error_log {run}/error.log;
events {{ worker_connections 1024; }}
http {{
  include /etc/nginx/mime.types; sendfile on; tcp_nopush on;
  # As Debian's nginx.conf has it: a server that says nothing writes addresses.
  access_log {run}/access.log;
  include {run}/site.conf;
  server {{
    listen 127.0.0.1:{file_port}; root {run}/file; default_type text/html; server_tokens off;
    access_log {run}/file.log lokalpolitik buffer=32k flush=5s;
    {headers}
  }}
}}
"""
OWN = {"content-length", "content-type", "date", "server", "connection", "etag"}


class Running(NamedTuple):
    folder: Path
    address: str
    file_address: str
    process: subprocess.Popen
    plain_port: int

    def logs(self):
        """End nginx, which writes what it has kept back; return every log."""
        self.process.terminate()
        self.process.wait(10)
        return "".join(path.read_text() for path in self.folder.glob("*.log"))


@contextlib.contextmanager
def nginx(
    application_port, headers=(), body=b"", parent=None, networks="", tls=False, asks=(), **more
):
    """Yield nginx as Running, in a folder below `parent`, with ADMIN_NETWORKS as `networks`.

    `body` is served with `headers` as a plain file. With `tls`, the site is example.org and has a
    certificate that nobody has signed; without, it answers in plain HTTP to every name.
    With the ports `asks`, applications there are on other machines, and asked for the generation.
    `more` are other settings that deploy/nginx/configure reads.
    """
    with tempfile.TemporaryDirectory(prefix="nginx-", dir=parent) as name:
        Path(name).chmod(0o755)
        folder = Path(name, "run")
        for part in ("run", "run-nginx", "run/cache", "run/lib", "run/file"):
            Path(name, part).mkdir()
        (folder / "file" / "index.html").write_bytes(body)
        port, file_port, plain_port = free_port(), free_port(), free_port()
        settings = {"ADMIN_NETWORKS": networks, **more}
        if asks:
            settings["APPLICATIONS"] = ",".join(f"127.0.0.1:{one}" for one in asks)
        text = moved(folder, port, plain_port, application_port, settings)
        if tls:
            make_certificate(folder)
        else:
            text = without_tls(text)
        (folder / "site.conf").write_text(text)
        added = (f'add_header {n} "{v}";' for n, v in headers if n.lower() not in OWN)
        text = MAIN.format(run=folder, file_port=file_port, headers="\n    ".join(added))
        (folder / "nginx.conf").write_text(text)
        command = [shutil.which("nginx"), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                wait_for(port)
                addresses = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{file_port}"
                yield Running(folder, *addresses, process, plain_port)
            finally:
                process.terminate()


def wait_for(port):
    for _ in range(100):
        refused = contextlib.suppress(ConnectionRefusedError)
        with refused, socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise TimeoutError("nginx")


def moved(folder, port, plain_port, application_port, settings):
    file = folder / "settings.env"
    file.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
    command = [ROOT / "deploy" / "nginx" / "configure", "example.org", file]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines = (line for line in text.splitlines() if not line.startswith("  listen [::]:"))
    text = "\n".join(lines)
    for old, new in {
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "listen 80": f"listen 127.0.0.1:{plain_port}",
        "127.0.0.1:8000": f"127.0.0.1:{application_port}",
        "/var/cache/lokalpolitik": f"{folder}/cache",
        "/run/lokalpolitik": str(folder),
        "/var/lib/lokalpolitik": f"{folder}/lib",
        "/var/log/nginx": str(folder),
        "/etc/letsencrypt/live/example.org": str(folder),
        "/srv/lokalpolitik/current": str(ROOT),
    }.items():
        text = text.replace(old, new)
    return text


def without_tls(text):
    """Leave out the server that refuses other names over TLS, and TLS itself."""
    end = text.index("  ssl_reject_handshake on;\n}\n")
    start = text.rindex("server {", 0, end)
    text = text[:start] + text[end:].partition("}\n")[2]
    return re.sub(r"^  ssl_.*\n", "", text.replace(" ssl http2;", ";"), flags=re.MULTILINE)


def make_certificate(folder):
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=example.org"]
    command += ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(command, check=True, capture_output=True)
