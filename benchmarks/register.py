"""Time the register with few and with many commitments, and print the ratio of the fastest.

Timed are the public register, one promise, the publish of a page with 200 points, and the
questions that its form asks.

Run it against an empty database of its own, which it fills and does not clean up:

    export DATABASE_URL=sqlite:////tmp/benchmark.sqlite3 MEDIA_ROOT=/tmp/benchmark-media
    .venv/bin/python manage.py shell -c "from benchmarks.register import main; main()"

and the same with DATABASE_URL=postgres://postgres@127.0.0.1:5432/benchmark.
"""

import statistics
import sys
import time
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from contact.starter.load import load as load_contact
from policy.models import (
    Commitment,
    CommitmentUpdate,
    CommitmentWording,
    Evidence,
    PolicyAreaPage,
    PolicyIndexPage,
    RegisterArea,
    Status,
)
from policy.register.bullets import public_id_of
from policy.register.page_questions import questions_of
from policy.starter.load import load as load_policy
from policy.starter.load import publish as publish_policy
from site_project.page_cache.shared import share_fragments

PATHS = ["/loften/", "/loften/?status=started", "/loften/?area=omsorg&sida=2"]
ROUNDS = 40
# So many that a page of the list is as full, and tells as many updates, before as after.
FEW, MANY, UPDATES_EACH = 300, 10_000, 5
POINTS, PUBLISHES = 200, 10


@transaction.atomic
def fill(total):
    """Add commitments until there are `total`, each with UPDATES_EACH updates."""
    areas = list(RegisterArea.objects.all())
    have = Commitment.objects.count()
    key = UUID(int=have)
    new = [
        Commitment(
            public_id=public_id_of(key, number),
            translation_key=key,
            area=areas[number % len(areas)],
        )
        for number in range(total - have)
    ]
    made = Commitment.objects.bulk_create(new, batch_size=500)
    today = date.today()
    CommitmentWording.objects.bulk_create(
        [
            CommitmentWording(commitment=one, language="sv", date=today, text=f"Löfte nummer {n}.")
            for n, one in enumerate(made)
        ],
        batch_size=500,
    )
    statuses = [status.value for status in Status if status.is_assessment]
    written = CommitmentUpdate.objects.bulk_create(
        [
            CommitmentUpdate(
                commitment=made[n % len(made)],
                date=today - timedelta(days=n % 1500),
                status=statuses[n % len(statuses)],
                what_happened=f"Händelse {n}.",
            )
            for n in range(len(made) * UPDATES_EACH)
        ],
        batch_size=500,
    )
    Evidence.objects.bulk_create(
        [
            Evidence(update=one, address="https://example.org/", title="Protokoll")
            for one in written
        ],
        batch_size=500,
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def measure(path):
    """Return the times in milliseconds, the first one first, within one version of the site."""
    with share_fragments((path, Commitment.objects.count())):
        return measure_shared(path)


def measure_shared(path):
    client = Client()
    return [timed(lambda: client.get(path)) for _ in range(ROUNDS)]


def timed(do):
    """Return the milliseconds that `do()` takes, by the clock and of this process's CPU."""
    start, worked = time.perf_counter(), time.process_time()
    do()
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - worked)


def page_of_points():
    """Publish an area with POINTS points and return it."""
    area = PolicyAreaPage(title="Två hundra löften", live=False)
    PolicyIndexPage.objects.filter(locale__language_code="sv").get().add_child(instance=area)
    return publish(area, [f"Punkt nummer {number} av dem alla" for number in range(POINTS)])


def publish(area, points):
    area = PolicyAreaPage.objects.get(pk=area.pk)
    set_points(area, points)
    area.save_revision().publish()
    return area


def set_points(area, points):
    items = [
        {"type": "item", "value": text, "id": f"point-{number}"}
        for number, text in enumerate(points)
    ]
    value = {"heading": "Vi lovar", "points": items, "followed_up": True}
    stream = PolicyAreaPage._meta.get_field("body").stream_block
    area.body = stream.to_python([{"type": "commitments", "value": value, "id": "list"}])


def measure_publish(area):
    """Return the times of publishing `area` with a point put right, and of asking about others."""
    times, asked = [], []
    texts = [point.value for point in area.body[0].value["points"].bound_blocks]
    for number in range(PUBLISHES):
        texts[number] = texts[number].swapcase()
        times.append(timed(lambda: publish(area, texts)))
        draft = PolicyAreaPage.objects.get(pk=area.pk)
        set_points(draft, [*texts[:-1], "Ett löfte som ingen har sett", "Ett till"])
        asked.append(timed(partial(questions_of, draft)))
    return {"publish": times, "questions": asked}


def show(line):
    sys.stdout.write(line + "\n")


def report(name, area, promise):
    commitments, updates = Commitment.objects.count(), CommitmentUpdate.objects.count()
    show(f"{name}: {commitments} commitments, {updates} updates, {connection.vendor}")
    times = {path: measure(path) for path in [*PATHS, promise]} | measure_publish(area)
    for path, taken in times.items():
        clock, worked = (sorted(column) for column in zip(*taken, strict=True))
        line = f"fastest {clock[0]:6.1f} ms, median {statistics.median(clock):6.1f}"
        show(f"  {path:40} {line}, first {taken[0][0]:6.1f}; CPU {worked[0]:6.1f}")
    return {
        path: [min(column) for column in zip(*taken, strict=True)] for path, taken in times.items()
    }


def main():
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    index = load_policy()
    load_contact(index)
    publish_policy(index)
    area = page_of_points()
    fill(Commitment.objects.count() + FEW)
    promise = f"/loften/{Commitment.objects.for_reading().last().path}"
    few = report("few", area, promise)
    fill(MANY)
    many = report("many", area, promise)
    for path in few:
        clock, worked = (many[path][at] / few[path][at] for at in (0, 1))
        show(f"  {path:40} ratio {clock:.2f}, of CPU {worked:.2f}")
