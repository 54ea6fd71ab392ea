"""Each minute the numbers of reads go into the database, from this process and from nginx."""

import socket
from collections import Counter
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate
from wagtail.models import Page

from site_project.models import PageReads, ReadCounting

from .counting import counter

KEPT_DAYS = 60
SECONDS = 2


def store_reads() -> None:
    """Store what has been read since the last time, and go on counting where the setting says."""
    counter.is_on = ReadCounting.objects.filter(is_on=True).exists()
    numbers = counter.take() + reads_of_nginx(counter.is_on)
    PageReads.objects.filter(day__lt=localdate() - timedelta(days=KEPT_DAYS)).delete()
    if not (counter.is_on and numbers):
        return
    known = public_pages()
    with transaction.atomic():
        # In one order, so that no two processes wait for each other.
        for (day, path), number in sorted(numbers.items()):
            if path in known:
                row, _new = PageReads.objects.get_or_create(day=day, path=path)
                PageReads.objects.filter(pk=row.pk).update(number=F("number") + number)


def public_pages() -> dict[str, Page]:
    """Return the pages that are published, by their paths as they are read."""
    live = Page.objects.live().filter(depth__gt=1).select_related("locale")
    return {unquote(page.url or ""): page for page in live}


def reads_of_nginx(is_on: bool) -> Counter[tuple[str, str]]:
    """Return what nginx has counted since it was last asked, and tell it whether to go on."""
    folder = settings.PAGE_CACHE_EDGE
    if not folder:
        return Counter()
    try:
        answer = ask(Path(f"{folder}-nginx", "purge.sock"), f"/reads?on={int(is_on)}")
    except OSError:
        # It is away, or starts: what it knows, it tells the next time.
        return Counter()
    numbers: Counter[tuple[str, str]] = Counter()
    for line in answer.splitlines():
        number, day, path = line.split(" ", 2)
        numbers[day, path] += int(number)
    return numbers


def ask(address: Path, path: str) -> str:
    """Return the body of the answer to GET `path` on the socket `address`; "" if refused."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(SECONDS)
        line.connect(str(address))
        line.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        with line.makefile("rb") as file:
            status, *_headers = iter(lambda: file.readline().strip(), b"")
            body = file.read().decode("utf-8", "replace")
    return body if b" 200 " in status else ""
