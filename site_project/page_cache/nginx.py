"""Telling the processes of this machine, and nginx, of a new version of the site."""

import contextlib
import fcntl
import logging
import os
import socket
from pathlib import Path

from django.conf import settings

from .shared_number import SharedNumber
from .version import SiteVersion, version_of

ASK = b"GET / HTTP/1.0\r\n\r\n"
SECONDS = 2

logger = logging.getLogger(__name__)


class NginxNotifier:
    """The folder through which nginx learns the version by a file, and a socket to have it read.

    The socket is nginx's own, in a folder that only root may write in: `folder` with "-nginx".

    The version is part of nginx's cache key, so a new one purges every page at once, and an
    answer that was under way meanwhile is kept under the old key, where nobody looks for it.
    nginx reads the file, which is called "generation", when it starts and when it is asked
    anything on the socket.
    """

    def __init__(self, folder: str | Path, version: SiteVersion) -> None:
        self.folder = Path(folder)
        self.socket = Path(f"{folder}-nginx", "purge.sock")
        self.version = version
        self.notified: int | None = None
        self.folder.mkdir(parents=True, exist_ok=True)
        self.shared = self.share()

    def share(self) -> SharedNumber | None:
        """Return the number of the processes, None where this one may not write it.

        So it is where somebody else, for instance root in a shell, has made the file.
        """
        try:
            return SharedNumber(self.folder / "number")
        except OSError:
            logger.exception("Processes can not be told of a new version of the site")
            return None

    def notify(self, number: int | None) -> None:
        """Let nginx know of the version `number`, unless it does."""
        if number is None or number == self.notified:
            return
        try:
            self.publish()
        except OSError:
            logger.exception("nginx can not be told of a new version of the site")

    def publish(self) -> None:
        """Write the present version, for the processes and for nginx, which is made to read it.

        Raise OSError where that fails.
        """
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # Read again now that nobody else can: nginx never goes back to an older one.
            number = self.version.latest()
            if number is None:
                return
            if self.shared:
                self.shared.set(number)
            self.write(number)
            if self.reload():
                self.notified = number

    def write(self, number: int) -> None:
        coming = self.folder / f"coming-{os.getpid()}"
        coming.write_text(f"{number}\n")
        coming.replace(self.folder / "generation")

    def reload(self) -> bool:
        """Have nginx read the file; return whether it has, or will when it is there again."""
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(SECONDS)
            with contextlib.suppress(OSError):
                try:
                    line.connect(str(self.socket))
                except (FileNotFoundError, ConnectionRefusedError):
                    return True
                line.sendall(ASK)
                return b" 200 " in line.recv(100)
        return False


def notifier_of_settings() -> NginxNotifier | None:
    """Return what tells the nginx in front of this site, or None where there is none."""
    folder = settings.PAGE_CACHE_EDGE
    return NginxNotifier(folder, version_of()) if folder else None


def notify_nginx() -> None:
    """Let nginx, where there is one, know of what a command has changed."""
    notifier = notifier_of_settings()
    if notifier:
        notifier.notify(notifier.version.latest())
