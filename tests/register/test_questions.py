"""What is asked about the promises of a page: from the register's state and the points alone."""

import pytest

from policy.register.answers import Answers
from policy.register.bullets import Bullet
from policy.register.questions import questions_about
from policy.register.state import Entry, RegisterState

SCHOOL, ROAD = "Vi bygger en skola", "Vi lagar vägen"


def bullet(block_id, text, heading="", followed_up=True):
    return Bullet(block_id, text, heading, followed_up)


@pytest.fixture
def state():
    """The register has two promises of the page, of the points a and b."""
    points = {"a": "promise-a", "b": "promise-b"}
    known = RegisterState("key", points)
    return known.apply([Entry("promise-a", SCHOOL), Entry("promise-b", ROAD)])


def asked(state, *bullets):
    found = questions_about(state, bullets)
    return (
        [one.block_id for one in found.reworded],
        [one.block_id for one in found.new],
        [one.public_id for one in found.left],
    )


def test_nothing_is_asked_about_a_page_that_says_the_same(state):
    assert asked(state, bullet("a", SCHOOL), bullet("b", ROAD)) == ([], [], [])


@pytest.mark.parametrize(
    "slip", ["vi bygger en SKOLA!", "Vi  bygger en skola.", "«Vi bygger en skola»"]
)
def test_nothing_is_asked_about_signs_and_spaces(state, slip):
    assert asked(state, bullet("a", slip), bullet("b", ROAD)) == ([], [], [])


def test_other_words_are_asked_about_at_their_point(state):
    found = questions_about(state, [bullet("a", "Vi bygger två skolor"), bullet("b", ROAD)])
    [one] = found.reworded
    assert (one.block_id, one.was, one.now) == ("a", SCHOOL, "Vi bygger två skolor")
    assert one.choices == ("same", "changed", "another")


def test_a_new_heading_is_asked_about_at_every_point(state):
    points = [bullet("a", SCHOOL, "Vi utreder"), bullet("b", ROAD, "Vi utreder")]
    assert asked(state, *points)[0] == ["a", "b"]


def test_a_withdrawn_promise_that_comes_back_with_other_words_is_asked_about(state):
    state = state.apply([Entry("promise-a", "", "removed")])
    assert asked(state, bullet("a", "Vi river en skola"), bullet("b", ROAD)) == (["a"], [], [])


def test_a_point_typed_again_is_its_promise_and_no_other_one(state):
    found = questions_about(state, [bullet("c", SCHOOL, "Vi utreder"), bullet("b", ROAD)])
    assert [one.choices for one in found.reworded] == [("same", "changed")]
    assert found.left == []


def test_new_points_and_promises_that_left_are_found(state):
    assert asked(state, bullet("b", ROAD), bullet("c", "Fler träd")) == ([], ["c"], ["promise-a"])


def test_promise_that_is_no_longer_followed_up_has_not_left(state):
    assert asked(state, bullet("a", SCHOOL, followed_up=False), bullet("b", ROAD)) == ([], [], [])


def test_answer_holds_for_exactly_its_words(state):
    answers = Answers.read(
        {"points": {"a": {"was": SCHOOL, "is": "Vi bygger två skolor", "answer": "changed"}}}
    )
    [one] = questions_about(state, [bullet("a", "Vi bygger två skolor")]).reworded
    assert one.answer_in(answers) == "changed"
    [other] = questions_about(state, [bullet("a", "Vi bygger tre skolor")]).reworded
    assert other.answer_in(answers) == ""


def test_only_answers_to_what_is_asked_are_kept(state):
    given = {
        "points": {
            "a": {"was": SCHOOL, "is": "Vi bygger två skolor", "answer": "same"},
            "b": {"was": "Något", "is": ROAD, "answer": "same"},
        },
        "arrived": {"c": "someone"},
        "left": {"promise-a": {"answer": "split", "to": ["b"]}},
    }
    found = questions_about(state, [bullet("a", "Vi bygger två skolor"), bullet("b", ROAD)])
    assert found.relevant(Answers.read(given)) == {"points": {"a": given["points"]["a"]}}


@pytest.mark.parametrize("to", [[], ["nowhere"]])
def test_what_became_something_must_name_what_stands_on_the_page(state, to):
    found = questions_about(state, [bullet("b", ROAD)])
    answers = Answers.read({"left": {"promise-a": {"answer": "merged", "to": to}}})
    assert [one.public_id for one, _answer in found.incomplete(answers)] == ["promise-a"]
    named = Answers.read({"left": {"promise-a": {"answer": "merged", "to": ["b"]}}})
    assert found.incomplete(named) == []
    assert found.relevant(named) == {"left": {"promise-a": {"answer": "merged", "to": ["b"]}}}


@pytest.mark.parametrize("to", [5, None, {"a": 1}, "abc", [None, 7]])
def test_answers_of_another_shape_are_left_out(to):
    data = {"left": {"a": {"answer": "split", "to": to}}, "arrived": 7, "points": {"b": []}}
    answers = Answers.read(data)
    assert answers.points == answers.arrived == {}
    assert all(isinstance(name, str) for name in answers.left["a"].to)
