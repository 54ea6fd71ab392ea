"""What the tests of the register do to pages, and read from it."""

from django.db import connection
from django.utils import timezone

from policy.models import (
    Commitment,
    CommitmentPoint,
    CommitmentUpdate,
    Evidence,
    PolicyAreaPage,
)
from policy.register.triggers import make_triggers
from policy.register.updates import add_update


def lists(*points, followed_up=True, ids=None):
    """A body with one commitments list; `ids` gives the points the block ids of an editor."""
    items = [
        {"type": "item", "value": point, "id": one_id}
        for point, one_id in zip(points, ids or [f"id-{p}" for p in points], strict=True)
    ]
    value = {"heading": "Vi lovar", "points": items, "followed_up": followed_up}
    return [{"type": "commitments", "value": value, "id": "list"}]


def set_body(page, raw):
    page.body = type(page)._meta.get_field("body").stream_block.to_python(raw)


def publish(page, *points, answers=None, **options):
    page = type(page).objects.get(pk=page.pk)
    set_body(page, lists(*points, **options))
    page.answers = answers or {}
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def reword(page, before, after, answer=None):
    """Publish `page` with other words in its only point; `answer` says what that is."""
    block_id = f"id-{before}"
    said = {"was": f"Vi lovar: {before}", "is": f"Vi lovar: {after}", "answer": answer}
    answers = {"points": {block_id: said}} if answer else {}
    return publish(page, after, ids=[block_id], answers=answers)


def new_area(index, title="Klimat", *points, **options):
    area = index.add_child(instance=PolicyAreaPage(title=title, live=False))
    return publish(area, *points, **options)


def commitments(page):
    """The commitments of a page by their latest words."""
    found = Commitment.objects.filter(translation_key=page.translation_key).for_reading()
    return {one.text: one for one in found.order_by("pk")}


def history(commitment, language="sv"):
    rows = commitment.wordings.filter(language=language).order_by("pk")
    return [one.text or one.reason for one in rows]


def update(commitment, status="started", author=None, document=None, **fields):
    given = {
        "date": timezone.localdate(),
        "what_happened": "Arbetet har börjat.",
        "evidence_url": "https://example.org/protokoll",
        "evidence_title": "Protokoll",
        **fields,
    }
    address, title = given.pop("evidence_url"), given.pop("evidence_title")
    evidence = [Evidence(address=address, title=title, document=document)] if address else []
    entry = CommitmentUpdate(commitment=commitment, status=status, **given)
    entry.full_clean()
    return add_update(entry, author, evidence)


def update_form(*evidence, **fields):
    """What the form for an update sends; `evidence` are dicts, each a row that is filled in."""
    today = str(timezone.localdate())
    rows = [*evidence, *[{}] * max(0, 3 - len(evidence))]
    empty = {"address": "", "title": "", "document": "", "kept": today}
    return {
        "date": "2020-03-03",
        "status": "started",
        "what_happened": "De första träden är planterade.",
        "corrects": "",
        "evidence-TOTAL_FORMS": len(rows),
        "evidence-INITIAL_FORMS": 0,
        **{
            f"evidence-{number}-{name}": value
            for number, row in enumerate(rows)
            for name, value in {**empty, **row}.items()
        },
        **fields,
    }


def snapshot():
    """All that the register says, without the numbers that the database gave its rows."""
    return {
        one.public_id: (
            one.area.title,
            one.area.term,
            sorted(one.points.values_list("block_id", flat=True)),
            [
                (w.language, w.date, w.text, w.reason)
                for w in one.wordings.order_by("language", "pk")
            ],
        )
        for one in Commitment.objects.select_related("area")
    }


def forget(key):
    """Empty the register of what a page promises, past all safeguards."""
    event = "ON policy_commitmentwording" if connection.vendor == "postgresql" else ""
    ids = list(Commitment.objects.filter(translation_key=key).values_list("pk", flat=True))
    if not ids:
        return
    marks = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER policy_commitmentwording_never_DELETE {event}")
        cursor.execute(
            f"DELETE FROM policy_commitmentwording WHERE commitment_id IN ({marks})", ids
        )
    CommitmentPoint.objects.filter(translation_key=key).delete()
    Commitment.objects.filter(translation_key=key).delete()
    make_triggers("default")


def text_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return (b"".join(response) if response.streaming else response.content).decode()
