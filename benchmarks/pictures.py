"""How long visitors wait for a page with new pictures, and what the server takes meanwhile.

    .venv/bin/python -m benchmarks.pictures [pictures]

Pictures of 12 megapixels are uploaded through the admin and shown on a new page, which is asked
for at once and when all sizes are there. Printed are seconds by the clock, processor time, and the
memory of the process that serves: before, at most, and afterwards.
"""

import json
import os
import sys
import tempfile
import time
import urllib.request
import uuid
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.support.servers import ROOT, make_site, manage, running

from .processes import cpu_seconds, family, megabytes

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings.test")
SIZE = (4000, 3000)
LOG_IN = """
import json
from django.contrib.auth import get_user_model
from django.test import Client
from tests.support.second_factors import give_password
user = get_user_model().objects.get(username="admin")
user.set_password("en god fika")
user.save()
client = Client(SERVER_NAME="127.0.0.1")
give_password(client, password="en god fika")
client.get("/admin/")
print("cookies", json.dumps({name: one.value for name, one in client.cookies.items()}))
"""
PUBLISH = """
from policy.models import Picture, PolicyAreaPage, PolicyIndexPage
pictures = Picture.objects.filter(title__startswith="Mätning")
shown = [
    {{"image": {{"image": one, "alt_text": "En bild", "decorative": False}}, "caption": ""}}
    for one in pictures
]
index = PolicyIndexPage.objects.filter(locale__language_code="sv").first()
index.add_child(instance=PolicyAreaPage(
    title="Bilder", slug="{slug}", body=[("pictures", {{"pictures": shown}})]
))
"""


def main(number=6):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(make_site(folder))
        site["environment"]["DJANGO_SETTINGS_MODULE"] = "site_project.settings.dev"
        address, process = stack.enter_context(running(site))
        cookies = cookies_of(site)
        before = megabytes(process.pid)[0]
        started, worked = time.monotonic(), cpu_seconds(process.pid)
        for one in range(number):
            upload(address, cookies, f"Mätning {one}", photograph(one))
        print(f"{number} uploads: {time.monotonic() - started:.1f} s")
        slug = f"bilder-{uuid.uuid4().hex[:6]}"
        manage(site["environment"], "shell", "-v0", "-c", PUBLISH.format(slug=slug))
        print(f"first view: {view(f'{address}/{slug}/')}")
        waited = time.monotonic()
        while view(f"{address}/{slug}/", quietly=True) < number * 12:
            time.sleep(0.5)
            if time.monotonic() - waited > 600:
                break
        print(f"all sizes there after {time.monotonic() - waited:.1f} s more")
        print(f"view of all sizes: {view(f'{address}/{slug}/')}")
        print(f"processor time in all: {cpu_seconds(process.pid) - worked:.1f} s")
        print(f"memory: {before} MB before, {peak(process.pid)} at most, ", end="")
        print(f"{megabytes(process.pid)[0]} afterwards")


def photograph(number):
    """Return the JPEG of a picture of the starter site, as large as a camera makes them."""
    files = sorted((ROOT / "policy/starter/pictures").glob("*.jpg"))
    with Image.open(files[number % len(files)]) as image:
        output = BytesIO()
        image.convert("RGB").resize(SIZE).rotate(number).save(output, "JPEG", quality=88)
    return output.getvalue()


def cookies_of(site):
    printed = manage(site["environment"], "shell", "-v0", "-c", LOG_IN)
    line = next(line for line in printed.splitlines() if line.startswith("cookies"))
    return json.loads(line.removeprefix("cookies"))


def upload(address, cookies, title, content):
    mark = uuid.uuid4().hex
    fields = {"title": title, "collection": "1", "tags": ""}
    fields["csrfmiddlewaretoken"] = next(v for k, v in cookies.items() if "csrf" in k)
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{title}.jpg"\r\n'
    body = "".join([*parts, head, "Content-Type: image/jpeg\r\n\r\n"]).encode() + content
    request = urllib.request.Request(
        f"{address}/admin/images/add/",
        body + f"\r\n--{mark}--\r\n".encode(),
        {
            "Content-Type": f"multipart/form-data; boundary={mark}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "Referer": address,
        },
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        assert "/admin/images/" in answer.url, answer.url
        assert "add" not in answer.url, answer.read().decode()[:3000]


def view(url, quietly=False):
    """Ask for a page; say how long it took and how many files of pictures it offers."""
    started = time.monotonic()
    with urllib.request.urlopen(url, timeout=120) as answer:
        html = answer.read().decode()
    took = time.monotonic() - started
    files = {part for part in html.replace('"', " ").split() if "matning" in part.lower()}
    files = {part for part in files if "/media/images/" in part}
    return len(files) if quietly else f"{took:.2f} s, {len(files)} files of pictures"


def peak(pid):
    """Return the most memory that one of the processes has taken, in MB."""
    lines = [Path(f"/proc/{one}/status").read_text().splitlines() for one in family(pid)]
    found = [line for each in lines for line in each if line.startswith("VmHWM")]
    return max(int(line.split()[1]) for line in found) // 1024


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
