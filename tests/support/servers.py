"""The real site in processes of its own: what a visitor and an editor meet."""

import contextlib
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import psycopg2
from django.db import connection

ROOT = Path(__file__).parents[2]


@contextlib.contextmanager
def make_site(folder, template=None):
    """Set up the starter site in `folder`, on the kind of database that the tests run on.

    Yield a dict: the `environment` of its processes and the administrator's `password`.
    `template` is the address of a migrated database without content, to save the time.
    """
    with database(folder, template) as url:
        site = {"environment": environment_of(folder, url)}
        (folder / "media").mkdir()
        printed = manage(site["environment"], "set_up")
        yield {**site, "password": re.search(r"password +(\S+)", printed)[1]}


@contextlib.contextmanager
def copy_site(site, folder):
    """Make a site like `site`, which nobody may be using, in `folder`; yield it likewise."""
    original = site["environment"]
    with database(folder, template=original["DATABASE_URL"]) as url:
        shutil.copytree(original["MEDIA_ROOT"], folder / "media")
        yield {**site, "environment": environment_of(folder, url)}


def environment_of(folder, url):
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.support.served_settings",
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(folder / "media"),
        "SECRET_KEY": uuid.uuid4().hex * 2,
    }


def manage(environment, *command):
    """Run a management command of the site and return what it printed."""
    done = attempt(environment, *command)
    done.check_returncode()
    return done.stdout


def attempt(environment, *command):
    """Run a management command that may fail; return the process that has ended."""
    run = [sys.executable, "manage.py", *command]
    return subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True)


@contextlib.contextmanager
def database(folder, template=None):
    """Yield the address of a new database, a copy of `template` or empty; dropped afterwards."""
    if connection.vendor == "sqlite":
        path = folder / "db.sqlite3"
        if template:
            with contextlib.closing(sqlite3.connect(template.removeprefix("sqlite:///"))) as source:
                source.execute("VACUUM INTO ?", [str(path)])
        yield f"sqlite:///{path}"
        return
    settings = connection.settings_dict
    name = f"lokalpolitik_{uuid.uuid4().hex[:12]}"
    given = {key: settings[key.upper()] for key in ("host", "port", "user", "password")}
    control = psycopg2.connect(dbname="postgres", **given)
    control.autocommit = True
    like = f" TEMPLATE {template.rpartition('/')[2]}" if template else ""
    control.cursor().execute(f"CREATE DATABASE {name}{like}")
    try:
        user = given["user"] + (f":{given['password']}" if given["password"] else "")
        yield f"postgres://{user}@{given['host']}:{given['port']}/{name}"
    finally:
        control.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
        control.close()


@contextlib.contextmanager
def serve(site, expect=200):
    """Serve the site with the server of production; yield its address once `/` answers."""
    with running(site, expect) as (address, _process):
        yield address


@contextlib.contextmanager
def running(site, expect=200, port=None, script="serve"):
    """Serve the site likewise, or by another script; yield its address and the process."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {**site["environment"], "PORT": str(port), "BASE_URL": address}
    process = subprocess.Popen([ROOT / "script" / script], env=environment)
    try:
        wait_for(address, process, expect)
        yield address, process
    finally:
        process.terminate()
        process.wait(20)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address, process, expect):
    for _ in range(300):
        assert process.poll() is None, "the server stopped at once"
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError as error:
            if error.code != expect:
                raise
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError(address)
