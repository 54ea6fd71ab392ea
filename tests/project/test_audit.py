"""What script/audit says of known weaknesses, and what it does not know."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.support.servers import ROOT, free_port

pytestmark = pytest.mark.one_database
PACKAGES = [
    "brotli==1.1.0 ; python_full_version < '3'",
    "django==5.2.0",
    "brotli==1.1.0 ; python_full_version >= '3'",
]
WEAK = {
    "schema_version": "1.6.0",
    "id": "PYSEC-2026-1",
    "summary": "Somebody else is let in.",
    "affected": [
        {
            "package": {"name": "django", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9"}]}],
        }
    ],
}


@contextlib.contextmanager
def osv(weak=(), broken=False):
    """A server with OSV's API (https://google.github.io/osv.dev/post-v1-query/); its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known = {"vulns": [WEAK]} if asked["package"]["name"] in weak else {}
            self.send_response(500 if broken else 200)
            self.end_headers()
            self.wfile.write(json.dumps(known).encode())

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


def audit(tmp_path, address, packages=PACKAGES):
    """Run it where PyPI cannot be reached; return how it ended and its lines."""
    path = tmp_path / "requirements.txt"
    path.write_text("".join(f"{one} \\\n    --hash=sha256:0\n    # via us\n" for one in packages))
    nowhere = {"HTTPS_PROXY": f"http://127.0.0.1:{free_port()}", "NO_PROXY": "127.0.0.1"}
    environment = {**os.environ, **nowhere, "AUDIT_OSV_URL": address, "HOME": str(tmp_path)}
    command = [sys.executable, "script/audit.py", str(path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


def test_packages_that_are_known_and_well(tmp_path):
    with osv() as address:
        assert audit(tmp_path, address) == (0, ["No known vulnerabilities in 2 packages."])


def test_package_with_a_known_weakness(tmp_path):
    with osv(weak=["django"]) as address:
        assert audit(tmp_path, address) == (
            1,
            ["django==5.2.0: PYSEC-2026-1", "Known vulnerabilities in 1 packages."],
        )


@pytest.mark.parametrize("broken", [False, True])
def test_nothing_is_said_to_be_well_that_nobody_was_asked_about(tmp_path, broken):
    with osv(broken=True) as address:
        address = address if broken else f"http://127.0.0.1:{free_port()}/"
        ended, [unknown, last] = audit(tmp_path, address)
    assert ended == 2
    assert unknown.endswith("knows: django==5.2.0, brotli==1.1.0")
    assert last.startswith("Not audited")


def test_what_the_index_does_not_know_is_not_audited(monkeypatch, capsys):
    monkeypatch.syspath_prepend(str(ROOT / "script"))
    import audit

    # As pip-audit prints them: pip_audit/_format/json.py.
    reason = "Dependency not found on PyPI and could not be audited: brotli (1.1.0)"
    known = {"name": "django", "version": "5.2.0", "vulns": []}
    skipped = {"name": "brotli", "skip_reason": reason}
    printed = json.dumps({"dependencies": [known, skipped], "fixes": []})
    answer = audit.read(printed, ["django==5.2.0", "brotli==1.1.0"])
    assert audit.report(answer) == 0
    assert capsys.readouterr().out.splitlines() == [
        "No service that could be reached knows: brotli==1.1.0",
        "No known vulnerabilities in 1 packages; 1 not audited.",
    ]


def test_ci_is_red_for_a_weakness_and_honest_about_what_was_not_audited():
    last = (ROOT / ".ci" / "run").read_text().splitlines()[-1]
    ended = {
        code: subprocess.run(["bash", "-e", "-c", last.replace("script/audit", f"(exit {code})")])
        for code in (0, 1, 2, 127)
    }
    assert {code: done.returncode for code, done in ended.items()} == {0: 0, 1: 1, 2: 0, 127: 1}
