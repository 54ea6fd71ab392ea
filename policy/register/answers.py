"""What editors answered about the changes of a page: kept with the page and its drafts, as JSON.

{"points": {block id: {"was": words, "is": words, "answer": "same" | "changed" | "another" |
            "split", "to": [block ids of the other parts]}},
 "arrived": {block id: number of the commitment that was moved here, with "/changed" after it
             where its heading made it say something else, "" for a new one},
 "taken_over": {block id: number of the commitment of an earlier term that goes on here},
 "left": {number of a commitment: {"answer": "withdrawn" | "moved" | "split" | "merged" |
          "replaced", "to": [numbers of commitments, with "/changed" after that of one that moved
          and says something else there, or block ids of points of this page]}}}

An answer holds for the words that it names only: what was typed after it asks anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .bullets import normalised

SAME, CHANGED, ANOTHER = "same", "changed", "another"
WITHDRAWN, MOVED, SPLIT = "withdrawn", "moved", "split"
CHANGED_HERE = "/changed"
BECAME = (SPLIT, "merged", "replaced")


class Departure(NamedTuple):
    """What became of a commitment that leaves the page; `to` as in the JSON above.

    `is_changed`: it has moved to where it says something else.
    """

    answer: str
    to: tuple[str, ...] = ()
    is_changed: bool = False


@dataclass(frozen=True)
class Answers:
    """The answers of one version of a page. What is not of the shape above is left out.

    `parts` leads from points whose promise was split to the block ids of its other parts, and
    `changed_here` are those that arrived and say something else.
    """

    points: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    arrived: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[str, Departure] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changed_here: frozenset[str] = frozenset()
    taken_over: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Any) -> "Answers":
        points, left = part(data, "points"), part(data, "left")
        arrived, taken_over = texts_in(part(data, "arrived")), texts_in(part(data, "taken_over"))
        return cls(
            {
                block: (normalised(one.get("was")), normalised(one.get("is")), one.get("answer"))
                for block, one in points.items()
                if isinstance(one, dict) and one.get("answer") in (SAME, CHANGED, ANOTHER, SPLIT)
            },
            {block: number.removesuffix(CHANGED_HERE) for block, number in arrived.items()},
            {
                number: departure_in(one)
                for number, one in left.items()
                if isinstance(one, dict) and one.get("answer") in (WITHDRAWN, MOVED, *BECAME)
            },
            {
                block: names_in(one.get("to"))
                for block, one in points.items()
                if isinstance(one, dict) and one.get("answer") == SPLIT
            },
            frozenset(block for block, number in arrived.items() if number.endswith(CHANGED_HERE)),
            taken_over,
        )

    def of_rewording(self, block_id: str, was: str, now: str) -> str:
        """Return the answer about a point whose words were `was`; "" unanswered."""
        before, after, answer = self.points.get(block_id, ("", "", ""))
        return answer if (before, after) == (normalised(was), normalised(now)) else ""


def departure_in(one: dict[str, Any]) -> Departure:
    """Return the Departure that the dict `one` of the JSON above tells."""
    names = names_in(one.get("to"))
    is_changed = one["answer"] == MOVED and any(name.endswith(CHANGED_HERE) for name in names)
    return Departure(
        one["answer"], tuple(name.removesuffix(CHANGED_HERE) for name in names), is_changed
    )


def texts_in(data: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, value in data.items() if isinstance(value, str)}


def names_in(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def part(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}
