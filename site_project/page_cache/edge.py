import contextlib
import fcntl
import logging
import os
import socket
from pathlib import Path

ASK = b"GET / HTTP/1.0\r\n\r\n"
SECONDS = 2

logger = logging.getLogger(__name__)


class Edge:
    """The folder through which nginx learns the generation by a file, and a socket to tell it.

    The socket is nginx's own, in a folder that only root may write in: `folder` with "-nginx".

    The generation is part of nginx's cache key, so a new one purges every page at once, and an
    answer that was under way meanwhile is kept under the old key, where nobody looks for it.
    nginx reads the file when it starts and when it is asked anything on the socket.
    """

    def __init__(self, folder, generation):
        self.folder = Path(folder)
        self.socket = Path(f"{folder}-nginx", "purge.sock")
        self.generation = generation
        self.followed = None
        self.folder.mkdir(parents=True, exist_ok=True)

    def follow(self, number):
        """Let nginx know of the generation `number`, unless it does."""
        if number is None or number == self.followed:
            return
        try:
            self.lead()
        except OSError:
            logger.exception("nginx can not be told of a new generation")

    def lead(self):
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # Read again now that nobody else can: nginx never goes back to an older one.
            number = self.generation.current()
            if number is None:
                return
            self.write(number)
            if self.tell():
                self.followed = number

    def write(self, number):
        coming = self.folder / f"coming-{os.getpid()}"
        coming.write_text(f"{number}\n")
        coming.replace(self.folder / "generation")

    def tell(self):
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
