"""The shipped nginx configuration, run as it is but for its paths and ports."""

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.servers import ROOT, free_port

MAIN = """
worker_processes 1; pid {run}/nginx.pid; error_log {run}/error.log;
events {{ worker_connections 1024; }}
http {{
  include /etc/nginx/mime.types; sendfile on; tcp_nopush on; access_log off;
  include {run}/site.conf;
  server {{ listen 127.0.0.1:{file_port}; root {run}/file; default_type text/html; }}
}}
"""


@contextmanager
def nginx(application_port):
    """Yield a folder, the address of the site and the address of plain files in folder/file."""
    with tempfile.TemporaryDirectory(prefix="nginx-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for part in ("edge", "cache", "lib", "file"):
            (folder / part).mkdir()
        port, file_port = free_port(), free_port()
        (folder / "site.conf").write_text(moved(folder, port, application_port))
        config = folder / "nginx.conf"
        config.write_text(MAIN.format(run=folder, file_port=file_port))
        command = [shutil.which("nginx"), "-c", str(config), "-g", "daemon off;"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            try:
                yield folder, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{file_port}"
            finally:
                process.terminate()


def moved(folder, port, application_port):
    text = (ROOT / "deploy" / "nginx" / "lokalpolitik.conf").read_text()
    start, end = text.index("server {\n  listen 80;"), text.index("server {\n  listen 443")
    text = text[:start] + text[end:]
    text = "\n".join(line for line in text.splitlines() if not line.startswith("  ssl_"))
    for old, new in {
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "127.0.0.1:8000": f"127.0.0.1:{application_port}",
        "/var/cache/lokalpolitik": f"{folder}/cache",
        "/run/lokalpolitik": str(folder),
        "/var/lib/lokalpolitik": f"{folder}/lib",
        "/var/log/nginx": str(folder),
    }.items():
        text = text.replace(old, new)
    return text
