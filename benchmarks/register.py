"""Time the public register with few and with many commitments, and print the ratio.

Run it against an empty database of its own, which it fills and does not clean up:

    export DATABASE_URL=sqlite:////tmp/benchmark.sqlite3 MEDIA_ROOT=/tmp/benchmark-media
    .venv/bin/python manage.py shell -c "from benchmarks.register import main; main()"

and the same with DATABASE_URL=postgres://postgres@127.0.0.1:5432/benchmark.
"""

import statistics
import sys
import time
from datetime import date, timedelta
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
    RegisterArea,
    Status,
)
from policy.register.bullets import public_id_of
from policy.starter.load import load as load_policy
from site_project.page_cache.shared import share_fragments

PATHS = ["/loften/", "/loften/?status=started", "/loften/?area=omsorg&sida=2"]
ROUNDS = 40
MANY, UPDATES = 10_000, 50_000


@transaction.atomic
def fill(total, updates):
    areas = list(RegisterArea.objects.all())
    have = Commitment.objects.count()
    key = UUID(int=1)
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
            for n in range(updates)
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
    """Return the median and the first time in milliseconds, within one version of the site."""
    with share_fragments((path, Commitment.objects.count())):
        return measure_shared(path)


def measure_shared(path):
    client = Client()
    start = time.perf_counter()
    assert client.get(path).status_code == 200
    first = 1000 * (time.perf_counter() - start)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(path)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times), first


def show(line):
    sys.stdout.write(line + "\n")


def report(name):
    commitments, updates = Commitment.objects.count(), CommitmentUpdate.objects.count()
    show(f"{name}: {commitments} commitments, {updates} updates, {connection.vendor}")
    medians = {}
    for path in PATHS:
        medians[path], first = measure(path)
        median = f"median {medians[path]:6.1f} ms"
        show(f"  {path:32} {median}, first {first:6.1f} ms")
    return medians


def main():
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    load_contact(load_policy())
    few = report("few")
    fill(MANY, UPDATES)
    many = report("many")
    for path in PATHS:
        show(f"  {path:32} ratio {many[path] / few[path]:.2f}")
