"""The whole served set-up on this machine: PostgreSQL, Redis, the application and nginx.

All of it its own, on free ports and in one folder; the configuration is the shipped one. Run as
root, as PostgreSQL must be somebody else. A loop that starts again what has stopped stands in for
systemd's Restart=always.
"""

import os
import shutil
import subprocess
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.support.nginx import nginx
from tests.support.servers import ROOT, free_port, manage

BIN = max(Path("/usr/lib/postgresql").glob("*/bin"))
ONE_SECOND = 1


class Kept:
    """A program that is started again one second after it has stopped, however it did."""

    def __init__(self, command, **options):
        self.command, self.options = command, options
        self.wanted = True
        self.start()
        self.keeper = threading.Thread(target=self.keep, daemon=True)
        self.keeper.start()

    def start(self):
        self.process = subprocess.Popen(self.command, start_new_session=True, **self.options)

    def keep(self):
        while self.wanted:
            self.process.wait()
            time.sleep(ONE_SECOND)
            if self.wanted:
                self.start()

    def kill(self):
        """Kill it and all it has started, at once (SIGKILL)."""
        os.killpg(self.process.pid, 9)

    def stop(self):
        self.wanted = False
        self.process.terminate()
        self.process.wait(20)


class Machine:
    """The parts by name, the `address` of the site, and the `environment` of its commands."""

    def __init__(self, folder, stack):
        self.folder = folder
        self.database_port, self.redis_port, self.port = free_port(), free_port(), free_port()
        stack.callback(self.stop_database)
        self.make_database()
        self.start_database()
        self.redis = Kept(
            ["redis-server", "--bind", "127.0.0.1", "--port", str(self.redis_port), "--save", ""],
            stdout=subprocess.DEVNULL,
        )
        stack.callback(self.redis.stop)
        self.nginx = stack.enter_context(nginx(self.port, parent=folder))
        self.address = self.nginx.address
        self.environment = self.settings()
        manage(self.environment, "set_up")
        manage(self.environment, "collectstatic", "--noinput", "-v0")
        manage(self.environment, "export_static", str(self.nginx.folder / "lib" / "mirror"))
        self.application = Kept(
            [ROOT / "script" / "serve"], env=self.environment, stderr=subprocess.DEVNULL
        )
        stack.callback(self.application.stop)

    def settings(self):
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "site_project.settings.production",
            "SECRET_KEY": "benchmark" * 8,
            "ALLOWED_HOSTS": "127.0.0.1",
            "BASE_URL": self.address,
            "DATABASE_URL": f"postgres://postgres@127.0.0.1:{self.database_port}/postgres",
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
            "MEDIA_ROOT": str(self.folder / "media"),
            "STATIC_ROOT": str(self.nginx.folder / "lib" / "static"),
            "PAGE_CACHE_EDGE": str(self.nginx.folder),
            "CONTACT_MESSAGES_PER_HOUR": "1000000",
            "PORT": str(self.port),
        }

    def make_database(self):
        data = self.folder / "postgresql"
        data.mkdir()
        shutil.chown(data, "postgres")
        self.as_postgres("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def start_database(self):
        options = (
            f"-p {self.database_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
        )
        self.as_postgres("pg_ctl", "-D", self.folder / "postgresql", "-w", "-o", options, "start")

    def stop_database(self):
        """Stop it at once, as a power cut does."""
        self.as_postgres("pg_ctl", "-D", self.folder / "postgresql", "-m", "immediate", "stop")

    def as_postgres(self, program, *arguments):
        command = ["runuser", "-u", "postgres", "--", BIN / program, *arguments]
        with open(self.folder / "postgresql.log", "a") as log:
            subprocess.run(command, cwd="/", stdout=log, stderr=log, check=True)


@contextmanager
def machine(folder):
    """Yield a Machine in `folder`, set up with the starter site and answering."""
    folder.chmod(0o755)
    with ExitStack() as stack:
        yield Machine(folder, stack)
