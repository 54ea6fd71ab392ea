import fcntl
import os
from pathlib import Path

KEPT = 20


class Edge:
    """The folder from which nginx learns the generation: its link `current`.

    The target of the link is part of nginx's cache key, so exchanging the link purges every page
    at once, and an answer that was under way meanwhile is kept under the old key, where nobody
    looks for it.
    """

    def __init__(self, folder, generation):
        self.folder = Path(folder)
        self.link = self.folder / "current"
        self.generation = generation
        self.followed = None
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.link.is_symlink():
            self.point_to("0")

    def follow(self, number):
        """Let nginx know of the generation `number`, unless it does."""
        if number is None or number == self.followed:
            return
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # Read again now that nobody else can: the link never goes back to an older one.
            number = self.generation.current()
            if number is not None:
                self.point_to(str(number))
                self.followed = number

    def point_to(self, name):
        if self.link.is_symlink() and os.readlink(self.link) == name:
            return
        (self.folder / name).mkdir(exist_ok=True)
        coming = self.folder / f"coming-{os.getpid()}"
        coming.unlink(missing_ok=True)
        coming.symlink_to(name)
        coming.replace(self.link)
        # A few are left for nginx, which may be following the link at this moment.
        numbers = sorted(int(path.name) for path in self.folder.iterdir() if path.name.isdigit())
        for old in numbers[:-KEPT]:
            (self.folder / str(old)).rmdir()
