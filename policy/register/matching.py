"""Which commitment each point of a page is: that of its id, of its words, or else a new one."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from .answers import ANOTHER, SPLIT, Answers
from .bullets import Bullet, public_id_of
from .same_words import are_same_words, parts_of
from .state import RegisterState


class MatchedBullets(NamedTuple):
    """The bullet of each commitment by public id, in the page's order; all points as in a state."""

    bullets: dict[str, Bullet]
    points: dict[str, str]


def match_bullets(
    state: RegisterState,
    bullets: Sequence[Bullet],
    answers: Answers | None,
    moved_here: Mapping[str, str],
) -> MatchedBullets:
    """Match each bullet with a commitment: that of its id, of its words, or else a new one.

    What is not followed up is no new one, and leaves to the others what they are. Without
    `answers`, in a translation, a point is what it is in the language that decides; there it may
    stand on another page by now.
    """
    matched: dict[str, Bullet] = {}
    points = {**state.points, **moved_here}
    by_words = commitments_by_words(state)
    known = {*points.values(), *state.texts, *state.taken}
    in_order = sorted(bullets, key=lambda bullet: sort_key(state, bullet))
    for followed_up in (True, False):
        unmatched = []
        for bullet in (one for one in in_order if one.followed_up == followed_up):
            public_id = state.points.get(bullet.block_id, moved_here.get(bullet.block_id, ""))
            has_come = bullet.block_id in moved_here
            if (
                not (has_come or can_be(state, public_id, bullet))
                or is_another(state, bullet, answers)
                or matched.setdefault(public_id, bullet).text != bullet.text
            ):
                unmatched.append(bullet)
        for bullet in unmatched:
            former = state.points.get(bullet.block_id)
            if answers is None and (former or bullet.block_id in state.gone):
                continue
            free = (one for one in by_words[bullet.text] if one not in matched and one != former)
            public_id = next((one for one in free if can_be(state, one, bullet)), "")
            if followed_up:
                public_id = public_id or new_public_id(state, bullet, known)
            if public_id:
                known.add(public_id)
                points[bullet.block_id] = public_id
                matched[public_id] = bullet
    place = {bullet.block_id: number for number, bullet in enumerate(bullets)}
    in_order = sorted(matched.items(), key=lambda one: place[one[1].block_id])
    return MatchedBullets(dict(in_order), points)


def can_be(state: RegisterState, public_id: str, bullet: Bullet) -> bool:
    """Whether a bullet can be a commitment.

    One that is not followed up is what stood on the page already; of what was withdrawn, the same
    words alone promise it again.
    """
    if bullet.followed_up:
        return bool(public_id)
    is_back = public_id in state.texts and says_the_same(state, public_id, bullet)
    return is_back or public_id in state.promised


def says_the_same(state: RegisterState, public_id: str, bullet: Bullet) -> bool:
    """Whether the bullet has, under its heading, the last words of a commitment to the letter."""
    return state.statement(public_id).split() == bullet.statement.split()


def new_public_id(state: RegisterState, bullet: Bullet, known: Collection[str]) -> str:
    """Return the public id of the bullet's own commitment, another one where that is `known`."""
    own = (public_id_of(state.translation_key, bullet.block_id, n) for n in count(1))
    return next(one for one in own if one not in known)


def sort_key(state: RegisterState, bullet: Bullet) -> tuple[bool, bool]:
    """Of several bullets of one commitment, the first one that was it comes first.

    Where nothing is followed up, other words make no new commitment: the same words come first.
    """
    public_id = state.points.get(bullet.block_id, "")
    own = public_id_of(state.translation_key, bullet.block_id)
    is_later, is_other = public_id != own, state.texts.get(public_id) != bullet.text
    return (is_later, is_other) if bullet.followed_up else (is_other, is_later)


def commitments_by_words(state: RegisterState) -> dict[str, list[str]]:
    """Return the commitments of the page, the first that was known first, by their last words."""
    on_page = set(state.points.values())
    found: dict[str, list[str]] = defaultdict(list)
    for public_id, text in state.texts.items():
        if public_id in on_page:
            found[text].append(public_id)
    return found


def is_another(state: RegisterState, bullet: Bullet, answers: Answers | None) -> bool:
    """Whether the editor said that the point is now another promise than it was."""
    before = state.statement(state.points.get(bullet.block_id, ""))
    if not answers or not before or are_same_words(before, bullet.statement):
        return False
    answer = answers.of_rewording(bullet.block_id, before, bullet.statement)
    return answer in (ANOTHER, SPLIT)


def twins_of_departed(state: RegisterState, promised: Mapping[str, Bullet]) -> dict[str, str]:
    """Return what leaves the page while another commitment goes on saying the same, with that.

    `promised` are the bullets of the commitments that stay. Case and punctuation do not count.
    """
    said: dict[tuple[str, ...], str] = {}
    gone = []
    for public_id in state.texts:
        words = parts_of(state.statement(public_id))
        if public_id not in promised:
            gone += [(public_id, words)] if public_id in state.promised else []
        elif words == parts_of(promised[public_id].statement):
            said.setdefault(tuple(words), public_id)
    return {one: said[tuple(words)] for one, words in gone if tuple(words) in said}
