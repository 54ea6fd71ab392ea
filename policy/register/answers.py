"""What editors answered about the changes of a page: kept with the page and its drafts, as JSON.

{"points": {block id: {"was": words, "is": words, "answer": "same" | "changed" | "another" |
            "split", "to": [block ids of the other parts]}},
 "arrived": {block id: number of the commitment that was moved here, with "/changed" after it
             where its heading made it say something else, "" for a new one},
 "left": {number of a commitment: {"answer": "withdrawn" | "moved" | "split" | "merged" |
          "replaced", "to": [numbers of commitments, or block ids of points of this page]}}}

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
    """What became of a commitment that leaves the page; `to` as in the JSON above."""

    answer: str
    to: tuple[str, ...] = ()


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

    @classmethod
    def read(cls, data: Any) -> "Answers":
        points, arrived, left = (part(data, name) for name in ("points", "arrived", "left"))
        arrived = {block: number for block, number in arrived.items() if isinstance(number, str)}
        return cls(
            {
                block: (normalised(one.get("was")), normalised(one.get("is")), one.get("answer"))
                for block, one in points.items()
                if isinstance(one, dict) and one.get("answer") in (SAME, CHANGED, ANOTHER, SPLIT)
            },
            {block: number.removesuffix(CHANGED_HERE) for block, number in arrived.items()},
            {
                number: Departure(one["answer"], names_in(one.get("to")))
                for number, one in left.items()
                if isinstance(one, dict) and one.get("answer") in (WITHDRAWN, MOVED, *BECAME)
            },
            {
                block: names_in(one.get("to"))
                for block, one in points.items()
                if isinstance(one, dict) and one.get("answer") == SPLIT
            },
            frozenset(block for block, number in arrived.items() if number.endswith(CHANGED_HERE)),
        )

    def of_rewording(self, block_id: str, was: str, now: str) -> str:
        """Return the answer about a point whose words were `was`; "" unanswered."""
        before, after, answer = self.points.get(block_id, ("", "", ""))
        return answer if (before, after) == (normalised(was), normalised(now)) else ""


def names_in(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def part(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}
