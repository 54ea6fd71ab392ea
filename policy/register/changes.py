"""What a publish changes in the register: used when pages are published and when it is rebuilt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from .answers import CHANGED, SAME, SPLIT, Answers
from .bullets import Bullet
from .matching import is_another, match_bullets, says_the_same, twins_of_departed
from .same_words import are_same_words
from .state import UNFOLLOWED, Entry, RegisterState

REPLACED, MERGED, UNANSWERED = "replaced", "merged", "unanswered"


class Became(NamedTuple):
    """The public ids of a commitment and of the one that it became, by the kind of the relation.

    Where its point was split, `parts` are the block ids of the other points that it became.
    """

    old: str
    new: str
    kind: str
    parts: tuple[str, ...] = ()


class RegisterChanges(NamedTuple):
    """The Entries of a publish, the state when they have been written, and what Became another.

    `promised` are the bullets of the commitments that the page promises with it, by public id.
    """

    entries: list[Entry]
    after: RegisterState
    became: list[Became]
    promised: dict[str, Bullet]


def changes_on_publish(
    state: RegisterState,
    bullets: Sequence[Bullet],
    reason: str,
    answers: Answers | None = None,
    moved_here: Mapping[str, str] | None = None,
    replacements: Mapping[str, Mapping[str, str]] | None = None,
) -> RegisterChanges:
    """Return the RegisterChanges by which `bullets` become what the page promises.

    `reason` says why commitments that are no longer among the bullets have left the page.
    `answers` are those of the editor in the language that decides what is promised, None in
    another one. `moved_here` leads from block ids to commitments that came from other pages, and
    `replacements` from commitments to those that they replaced, or are parts of, with the kind.
    """
    promised, points = match_bullets(state, bullets, answers, moved_here or {})
    became = [
        Became(state.points[bullet.block_id], public_id, SPLIT if parts else REPLACED, parts)
        for public_id, bullet in promised.items()
        if is_another(state, bullet, answers) and state.points[bullet.block_id] not in promised
        for parts in [parts_of(bullet, answers)]
    ]
    if answers is not None:
        twins = twins_of_departed(state, promised)
        for one in became:
            twins.pop(one.old, None)
        became += [Became(old, twin, MERGED) for old, twin in twins.items()]
    formers = [pair for former in (replacements or {}).values() for pair in former.items()]
    gone = {old: REPLACED for old, kind in formers if kind == REPLACED}
    gone |= {one.old: one.kind for one in became if one.kind != SPLIT}
    entries = [
        Entry(public_id, "", gone.get(public_id, reason))
        for public_id in state.texts
        if public_id in state.promised and public_id not in promised
    ]
    for public_id, bullet in promised.items():
        before = state.statement(public_id)
        former = map(state.texts.get, (replacements or {}).get(public_id, ()))
        if answers is None and not before and bullet.text in former:
            continue  # The translation still has the words of the promise before.
        is_said = says_the_same(state, public_id, bullet)
        if not is_said or (bullet.followed_up and public_id not in state.published):
            change = "" if answers is None else change_of(before, bullet, answers)
            if change == UNANSWERED and answers and bullet.block_id in (moved_here or {}):
                change = CHANGED if bullet.block_id in answers.changed_here else SAME
            entries.append(Entry(public_id, bullet.text, heading=bullet.heading, change=change))
        if not bullet.followed_up and not (is_said and public_id in state.unfollowed):
            entries.append(Entry(public_id, "", UNFOLLOWED, note=bullet.note))
    after = replace(state, points=points).apply(entries)
    return RegisterChanges(entries, after, became, promised)


def change_of(before: str, bullet: Bullet, answers: Answers) -> str:
    """Return the CommitmentWording.Change of new words; "" for the first ones."""
    if not before:
        return ""
    if are_same_words(before, bullet.statement):
        return SAME
    given = answers.of_rewording(bullet.block_id, before, bullet.statement)
    return given if given in (SAME, CHANGED) else UNANSWERED


def parts_of(bullet: Bullet, answers: Answers | None) -> tuple[str, ...]:
    return answers.parts.get(bullet.block_id, ()) if answers else ()
