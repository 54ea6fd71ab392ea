"""The editors' list of commitments asks the database no more, however many there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from policy.models import Evidence, EvidenceCheck
from policy.register.admin.list_view import State
from tests.support.points import one_list
from tests.support.register import commitments, new_area, publish, set_body, update

FILTERS = [{}, *({"state": state} for state in State.values), {"silent_for": "1"}]


def promises_in_each_state(index, number):
    """Publish an area with `number` promises in each State."""
    said = [f"{state}-{n}" for state in State.values for n in range(number)]
    area = new_area(index, f"{number} av varje", *said)
    written = commitments(area)
    for text in said:
        if text.startswith((State.WORDS_CHANGED, State.DEAD_EVIDENCE)):
            update(written[text])
    dead = [one for text, one in written.items() if text.startswith(State.DEAD_EVIDENCE)]
    EvidenceCheck.objects.bulk_create(
        EvidenceCheck(evidence=piece, has_copy=False, looked_at=timezone.now(), failures=3)
        for piece in Evidence.objects.filter(update__commitment__in=dead)
    )
    now = {
        text: f"{text} anders" if text.startswith(State.WORDS_CHANGED) else text for text in said
    }
    answers = {
        f"id-{text}": {"was": f"Vi lovar: {text}", "is": f"Vi lovar: {new}", "answer": "changed"}
        for text, new in now.items()
        if new != text
    }
    publish(area, *now.values(), ids=[f"id-{text}" for text in now], answers={"points": answers})
    stand = [text for text in now if not text.startswith((State.WITHDRAWN, State.UNFOLLOWED))]
    parts = (stand, [text for text in now if text.startswith(State.UNFOLLOWED)])
    body = [
        one_list(f"list-{at}", *((f"id-{text}", now[text]) for text in part))
        for at, part in enumerate(parts)
    ]
    body[1]["value"]["followed_up"] = False
    area = type(area).objects.get(pk=area.pk)
    set_body(area, body)
    area.save_revision().publish()


def queries_and_number(admin, query):
    with CaptureQueriesContext(connection) as queries:
        response = admin.get(reverse("commitments:index"), query)
    return len(queries), response.context["paginator"].count


@pytest.mark.one_database
def test_queries_do_not_grow_with_the_commitments(index, admin):
    admin.get(reverse("commitments:index"))
    promises_in_each_state(index, 4)
    few = [queries_and_number(admin, query) for query in FILTERS]
    promises_in_each_state(index, 36)
    many = [queries_and_number(admin, query) for query in FILTERS]
    for query, (asked, found), (asked_then, found_then) in zip(FILTERS, few, many, strict=True):
        assert asked == asked_then, query
        if state := query.get("state"):
            assert found_then - found == 36, state
