"""Whatever editors do and answer: the register says what a model without its code works out."""

import os
from collections import Counter
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy.register.public.overview import build_overview
from tests.support.downloads import downloads
from tests.support.register import snapshot
from tests.support.register_walk import Walk

pytestmark = pytest.mark.one_database

# benchmarks/register_truth.py asks for more than there is time for at every commit.
EXAMPLES = int(os.environ.get("REGISTER_EXAMPLES", 4))
STEPS = int(os.environ.get("REGISTER_STEPS", 12))
WORDS = ["Träd", "träd.", "Luft", "Vatten"]
# An open form sends one id as often as it likes: a page load gives all its new lists the same one.
POINT = st.tuples(st.sampled_from("aabcd"), st.sampled_from(WORDS))
LIST = st.tuples(
    st.sampled_from(["", "Vi bygger", "Vi stoppar"]),
    st.sampled_from([True, True, True, False]),
    st.lists(POINT, max_size=4),
)
ANSWERS = st.dictionaries(
    st.sampled_from("abcd"), st.sampled_from(["same", "changed", "another"]), max_size=4
)
PLACE = st.tuples(st.integers(0, 1), st.sampled_from(["sv", "sv", "en"]))
ACTIONS = st.one_of(
    st.tuples(st.just("publish"), PLACE, st.lists(LIST, max_size=2), ANSWERS),
    st.tuples(st.just("publish"), PLACE, st.lists(LIST, max_size=2), ANSWERS),
    st.tuples(
        st.just("reword"),
        st.integers(0, 9),
        st.sampled_from([*WORDS, "heading", "unfollowed", "gone"]),
        st.sampled_from(["same", "changed", "another", ""]),
    ),
    st.tuples(st.sampled_from(["unpublish", "publish again"]), PLACE, st.none(), st.none()),
    st.tuples(st.just("move"), st.integers(0, 9), st.none(), st.none()),
    st.tuples(
        st.just("update"),
        st.integers(0, 9),
        st.sampled_from(["started", "done", "dropped"]),
        st.integers(0, 3),
    ),
    st.tuples(st.just("correct"), st.integers(0, 9), st.just("partly-done"), st.integers(0, 3)),
    st.tuples(
        st.sampled_from(["relate", "take back"]),
        st.integers(0, 9),
        st.integers(0, 9),
        st.sampled_from(["split", "merged", "taken-over"]),
    ),
    # Few walks end early: nothing but corrections comes after a closing.
    st.tuples(st.just("close"), st.integers(0, 3), st.none(), st.none()),
)


def check(walk, client):
    check_register(walk)
    check_downloads(walk, client)
    numbers = {one.pk for one in walk.commitments_of_pages()}
    counted = Counter()
    for (_area, status), keys in build_overview().keys.items():
        counted[status] += len(numbers.intersection(keys))
    assert +counted == walk.reference.counts()


def check_downloads(walk, client):
    days = {True: str(date.today()), False: ""}
    for address, rows in downloads(client).items():
        for promise in walk.reference.promises:
            row = rows[walk.ids[id(promise)]]
            words, status, name, is_gone = walk.reference.told(promise)
            assert (row["wording"], row["status"], row["status_name"]) == (words, status, name)
            is_withdrawn = is_gone and ("v2" not in address or promise.is_counted)
            assert (row["withdrawn"] or "") == days[is_withdrawn], address
            if "v2" in address:
                assert row["counted"] in (promise.is_counted, ["no", "yes"][promise.is_counted])
            if "json" in address:
                check_told(walk, promise, row)


def check_told(walk, promise, told):
    log = {}
    for one in told["wordings"]:
        log.setdefault(one["language"], []).append(one["text"] or one["reason"])
    assert log == promise.log
    written = sorted(told["updates"], key=lambda one: one["id"])
    assert [one["status"] for one in written] == [one["status"] for one in promise.updates]
    if "became" in told:
        became = [(one["kind"], one["commitment"]) for one in told["became"]]
        assert sorted(became) == walk.became(promise)
        assert (told["term"]["closed"] is not None) == walk.reference.is_closed


def check_register(walk):
    promises = walk.reference.promises
    found = walk.commitments_of_pages().for_reading().with_publication()
    found = {one.public_id: one for one in found}
    assert sorted(found) == sorted(walk.ids[id(one)] for one in promises)
    for promise in promises:
        one = found[walk.ids[id(promise)]]
        log = {}
        for row in one.wordings.order_by("pk"):
            log.setdefault(row.language, []).append(row.text or row.reason)
        assert log == promise.log
        assert one.is_published == promise.stands
        assert (one.withdrawn_since is None) == promise.stands
        assert one.status == promise.status
        became = one.became.standing().values_list("kind", "later__public_id")
        assert sorted(became) == walk.became(promise)


@settings(
    max_examples=EXAMPLES,
    report_multiple_bugs=False,
    # The same walks at every commit, so that a landing fails for its own faults alone.
    derandomize="REGISTER_EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(actions=st.lists(ACTIONS, min_size=4, max_size=STEPS))
def test_register_says_what_the_reference_works_out(index, client, actions):
    with transaction.atomic():
        walk = Walk(index)
        for action in actions:
            walk.do(*action)
            check(walk, client)
        live = snapshot()
        call_command("rebuild_register", verbosity=0)
        assert snapshot() == live
        transaction.set_rollback(True)
