"""What script/server says where it cannot start: one clear line."""

import os
import shutil
import socket
import stat
import subprocess
import sys
from hashlib import sha256

import pytest

from tests.support.servers import ROOT

pytestmark = pytest.mark.one_database


@pytest.fixture
def checkout(tmp_path):
    """A folder with the scripts and no virtual environment yet."""
    shutil.copytree(ROOT / "script", tmp_path / "script")
    for name in ("requirements.txt", "tests/requirements.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def python_that(folder, answers):
    """Write a stand-in for python3, a shell script that gives the `answers`."""
    path = folder / "python"
    path.write_text(f"#!/bin/sh\n{answers}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def run(folder, **environment):
    command = [folder / "script" / "server"]
    environment = {**os.environ, **environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


def assert_stops_with(result, line):
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert line in result.stderr


def test_old_python_is_named(checkout):
    old = python_that(checkout, '[ "$1" = --version ] && echo "Python 3.9.2" && exit; exit 1')
    result = run(checkout, PYTHON=old)
    assert_stops_with(result, "Python 3.11 or newer is needed; this is Python 3.9.2.")


def test_missing_python_is_named(checkout):
    assert_stops_with(run(checkout, PYTHON="python-that-is-not"), "Python is missing")


def test_missing_venv_module_is_named(checkout):
    half = python_that(checkout, 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    result = run(checkout, PYTHON=half)
    assert_stops_with(result, "sudo apt-get install python3-venv")


def test_environment_of_another_python_is_made_anew(checkout):
    """After an upgrade of Debian .venv/bin/python leads to a Python that lacks its packages."""
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (checkout / ".venv" / "lib" / "python3.7").mkdir(parents=True)
    hashed = sha256((checkout / "requirements.txt").read_bytes()).hexdigest()[:16]
    (checkout / ".venv" / f"installed-{hashed}").touch()
    # It is asked for to be made anew, and that is enough.
    answers = f'[ "$2" = venv ] && echo anew >&2 && exit 1; exec {sys.executable} "$@"'
    assert "anew" in run(checkout, PYTHON=python_that(checkout, answers)).stderr


@pytest.mark.skipif(not (ROOT / ".venv").exists(), reason="needs script/test's environment")
def test_taken_port_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert_stops_with(run(ROOT, PORT=port), f"Port {port} on 127.0.0.1 is taken")
