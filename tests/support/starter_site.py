"""The starter site that browser tests copy: made once a run, or once for several runs."""

import contextlib
import fcntl
import json
import os
from pathlib import Path

from django.db import connection

from .editors import add_editors
from .kept_database import fingerprint
from .servers import environment_of, make_site


@contextlib.contextmanager
def starter_site_in(folder, template):
    """Yield a site as servers.make_site does, with its editors; `folder` is an empty one.

    `template` is the address of a migrated database, or None.

    Runs that are told the same STARTER_SITE, a folder, make it once there for the migrations
    that there are: the first makes it while the others wait. On PostgreSQL each makes its own.
    """
    shared = os.environ.get("STARTER_SITE")
    if not shared or connection.vendor != "sqlite":
        with make_site(folder, template) as site:
            add_editors(site)
            yield site
        return
    shared = Path(shared) / fingerprint()
    shared.mkdir(parents=True, exist_ok=True)
    password = shared / "password.json"
    with (shared / "making.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not password.exists():
            with make_site(shared, template) as site:
                add_editors(site)
            password.write_text(json.dumps(site["password"]))
    environment = environment_of(shared, f"sqlite:///{shared / 'db.sqlite3'}")
    yield {"environment": environment, "password": json.loads(password.read_text())}
