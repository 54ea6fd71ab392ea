"""What an editor is asked about the promises of a page before it is published."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from .answers import (
    ANOTHER,
    BECAME,
    CHANGED,
    CHANGED_HERE,
    MOVED,
    SAME,
    SPLIT,
    WITHDRAWN,
    Answers,
    Departure,
)
from .bullets import Bullet
from .changes import UNANSWERED, changes_on_publish
from .state import RegisterState

REMOVED = "removed"


class Reworded(NamedTuple):
    """A point that says something else than its promise did, and the answers that fit it.

    `parts` are the new points that its promise may have been split into beside it. Where its list
    is not followed up, another promise is none of the register.
    """

    block_id: str
    was: str
    now: str
    choices: tuple[str, ...]
    parts: tuple[str, ...] = ()
    followed_up: bool = True

    def answer_in(self, answers: Answers) -> str:
        """Return the answer that holds for these words, "" where nobody has answered."""
        given = answers.of_rewording(self.block_id, self.was, self.now)
        if given == SPLIT and not self.parts_in(answers):
            return ""
        return given if given in self.choices else ""

    def parts_in(self, answers: Answers) -> list[str]:
        """Return those of the other parts that still stand on the page."""
        return [one for one in answers.parts.get(self.block_id, ()) if one in self.parts]


class Left(NamedTuple):
    """A promise that is no longer on the page; `twins` say the same on other pages of the term.

    Where there are any, somebody has to say whether it has moved there.
    """

    public_id: str
    statement: str
    twins: tuple[str, ...] = ()

    def answer_in(self, answers: Answers, names: Collection[str]) -> Departure:
        """Return what the editor says became of it: one of `names`, or a twin; "" unanswered."""
        unanswered = Departure("" if self.twins else WITHDRAWN)
        given = answers.left.get(self.public_id, unanswered)
        possible = self.twins if given.answer == MOVED else names
        given = given._replace(to=tuple(one for one in given.to if one in possible))
        return unanswered if given.answer == MOVED and not given.to else given


class Questions(NamedTuple):
    """`points` are those of the page that are followed up, `new` those of no promise yet.

    `names` are the block ids and promises of all of them, and `unfollowed` the block ids of those
    that promise something without being followed up; `idle` points promise nothing that the
    register knows. `arrived` leads from block ids to promises of other pages that stand nowhere
    now, and `earlier` to those of earlier terms.
    """

    points: list[Bullet]
    names: frozenset[str]
    reworded: list[Reworded]
    new: list[Bullet]
    left: list[Left]
    unfollowed: frozenset[str] = frozenset()
    arrived: Mapping[str, str] = {}
    earlier: Mapping[str, str] = {}
    idle: Sequence[Bullet] = ()

    def relevant(self, answers: Answers) -> dict[str, Any]:
        """Return, as JSON, those of the answers that the page asks for as it is now."""
        points = {
            one.block_id: {
                "was": one.was,
                "is": one.now,
                "answer": answer,
                **({"to": one.parts_in(answers)} if answer == SPLIT else {}),
            }
            for one in self.reworded
            if (answer := one.answer_in(answers))
        }
        unanswered = set(self.unanswered_arrivals(answers))
        arrived = {
            block_id: answers.arrived[block_id]
            + (CHANGED_HERE if block_id in answers.changed_here else "")
            for block_id in self.arrived
            if block_id not in unanswered
        }
        taken_over = {
            block_id: number
            for block_id, number in self.earlier.items()
            if answers.taken_over.get(block_id) == number
        }
        given = {one.public_id: one.answer_in(answers, self.names) for one in self.left}
        needed = {one.public_id for one in self.left if one.twins}
        left = {
            number: {
                "answer": one.answer,
                "to": [name + (CHANGED_HERE if one.is_changed else "") for name in one.to],
            }
            for number, one in given.items()
            if one.answer and (one.answer != WITHDRAWN or number in needed)
        }
        parts = {"points": points, "arrived": arrived, "taken_over": taken_over, "left": left}
        return {name: part for name, part in parts.items() if part}

    def unanswered_arrivals(self, answers: Answers) -> list[str]:
        """Return the block ids of points that may have moved here, where nobody has said so."""
        return [
            block_id
            for block_id, number in self.arrived.items()
            if answers.arrived.get(block_id) not in ("", number)
        ]

    def undecided(self, answers: Answers) -> list[Left]:
        """Return what may have moved to another page, where nobody has said so."""
        return [one for one in self.left if not one.answer_in(answers, self.names).answer]

    def incomplete(self, answers: Answers) -> list[tuple[Left, str]]:
        """Return what became something that is not named, each with the answer."""
        given = [(one, one.answer_in(answers, self.names)) for one in self.left]
        return [(one, became.answer) for one, became in given if lacks_target(became)]

    def leaving(self, answers: Answers) -> list[Left]:
        """Return what is withdrawn from the page, and has become nothing else."""
        given = [(one, one.answer_in(answers, self.names).answer) for one in self.left]
        return [one for one, answer in given if answer == WITHDRAWN]


def lacks_target(departure: Departure) -> bool:
    return departure.answer in BECAME and not departure.to


def questions_about(state: RegisterState, bullets: Sequence[Bullet]) -> Questions:
    """Return the Questions that publishing `bullets` raises, answered or not."""
    changes = changes_on_publish(state, bullets, REMOVED, Answers())
    points = [bullet for bullet in bullets if bullet.followed_up]
    followed = {one for one, bullet in changes.promised.items() if bullet.followed_up}
    new = [bullet for bullet in points if changes.after.points[bullet.block_id] not in state.texts]
    parts = tuple(bullet.block_id for bullet in new)
    reworded = [
        reworded_point(state, changes.promised[entry.public_id], entry.public_id, parts)
        for entry in changes.entries
        if entry.change == UNANSWERED
    ]
    left = [
        Left(entry.public_id, state.statement(entry.public_id))
        for entry in changes.entries
        if entry.reason == REMOVED
    ]
    names = frozenset([*followed, *(bullet.block_id for bullet in points)])
    unfollowed = frozenset(
        bullet.block_id for bullet in changes.promised.values() if not bullet.followed_up
    )
    known = {bullet.block_id for bullet in (*points, *changes.promised.values())}
    idle = [bullet for bullet in bullets if bullet.block_id not in known]
    return Questions(points, names, reworded, new, left, unfollowed, idle=idle)


def reworded_point(
    state: RegisterState, bullet: Bullet, public_id: str, parts: tuple[str, ...]
) -> Reworded:
    """Return the question; a point typed again has the words of its promise: it is no other one."""
    is_the_point_itself = state.points.get(bullet.block_id) == public_id
    parts = parts if bullet.followed_up else ()
    others = (ANOTHER, SPLIT) if parts else (ANOTHER,)
    choices = (SAME, CHANGED, *(others if is_the_point_itself else ()))
    was = state.statement(public_id)
    return Reworded(bullet.block_id, was, bullet.statement, choices, parts, bullet.followed_up)
