"""How many acknowledged uploads are empty when the power goes, ten times.

    .venv/bin/python -m benchmarks.power_cut [cuts] [seconds before each cut]

A process uploads one picture after the other, makes a size of each, and says so. Its uploads are on
an ext4 of their own in a file, which is shut down without writing out anything
(EXT4_IOC_SHUTDOWN), as a power cut leaves it. Needs root and loop devices.
"""

import contextlib
import fcntl
import os
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.servers import ROOT, environment_of, manage

SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2  # linux/ext4: _IOR('X', 125, __u32)
UPLOAD = """
import io, itertools, os
from django.core.files.base import ContentFile
from PIL import Image
from policy.models import Picture
for number in itertools.count():
    data = io.BytesIO()
    Image.frombytes("RGB", (400, 300), os.urandom(360_000)).save(data, "JPEG")
    file = ContentFile(data.getvalue(), name="a.jpg")
    one = Picture.objects.create(title=str(number), file=file)
    one.get_rendition("width-200")
    print(one.file.name, flush=True)
    for made in one.renditions.all():
        print(made.file.name, flush=True)
"""


def main(cuts=10, seconds=6):
    empty = acknowledged = 0
    with tempfile.TemporaryDirectory(prefix="power-") as name, disk(Path(name)) as place:
        environment = environment_of(place, f"sqlite:///{name}/db.sqlite3")
        (place / "media").mkdir()
        manage(environment, "set_up")
        os.sync()
        for cut in range(int(cuts)):
            said = uploads_until_the_cut(environment, place, float(seconds) + cut % 3)
            mount(Path(name))
            sizes = [
                (place / "media" / one).stat().st_size if (place / "media" / one).exists() else 0
                for one in said
            ]
            empty += sizes.count(0)
            acknowledged += len(said)
            print(
                f"cut {cut + 1}: {len(said)} files acknowledged, {sizes.count(0)} empty or gone",
                flush=True,
            )
    print(f"{acknowledged} files acknowledged, {empty} empty or gone", flush=True)
    sys.exit(bool(empty))


@contextlib.contextmanager
def disk(folder):
    image = folder / "disk.img"
    with open(image, "wb") as file:
        file.truncate(1 << 30)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    (folder / "disk").mkdir()
    mount(folder)
    try:
        yield folder / "disk"
    finally:
        subprocess.run(["umount", folder / "disk"], check=True)


def mount(folder):
    command = ["mount", "-o", "loop", folder / "disk.img", folder / "disk"]
    subprocess.run(command, check=True)


def uploads_until_the_cut(environment, place, seconds):
    """Return the names of the files that the process has said are kept."""
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", UPLOAD]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
    )
    said = [process.stdout.readline().strip()]
    assert said != [""], "the process has stopped"
    time.sleep(seconds)
    descriptor = os.open(place, os.O_RDONLY)
    fcntl.ioctl(descriptor, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
    os.close(descriptor)
    process.kill()
    process.wait()
    said += process.stdout.read().split("\n")[:-1]
    subprocess.run(["umount", place], check=True)
    return said


if __name__ == "__main__":
    main(*sys.argv[1:])
