"""What a publish changes in the register: used when pages are published and when it is rebuilt."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import NamedTuple
from uuid import UUID

from .answers import ANOTHER, CHANGED, SAME, SPLIT, Answers
from .bullets import Bullet, public_id_of, statement_of
from .same_words import are_same_words

UNFOLLOWED, REPLACED, UNANSWERED = "unfollowed", "replaced", "unanswered"


class Entry(NamedTuple):
    """A new wording of a commitment; an empty text takes it from the page, or from follow-up."""

    public_id: str
    text: str
    reason: str = ""
    heading: str = ""
    change: str = ""
    note: str = ""


@dataclass(frozen=True)
class RegisterState:
    """What the register holds of one page in one language.

    `points` leads from block ids to the public ids of commitments, of all languages;
    `texts` holds the last words of each and `headings` the heading above them, `published` those
    that the page says now, and `unfollowed` those that it says without being followed up.
    `elsewhere` are commitments that began on this page, and have been moved to another one.
    """

    translation_key: UUID | str
    points: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    unfollowed: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()

    def apply(self, entries: Iterable[Entry]) -> "RegisterState":
        """Return the state after `entries`."""
        texts, headings = dict(self.texts), dict(self.headings)
        published, unfollowed = set(self.published), set(self.unfollowed)
        for entry in entries:
            published.discard(entry.public_id)
            unfollowed.discard(entry.public_id)
            if entry.text:
                texts[entry.public_id] = entry.text
                headings[entry.public_id] = entry.heading
                published.add(entry.public_id)
            elif entry.reason == UNFOLLOWED:
                unfollowed.add(entry.public_id)
        return replace(
            self,
            texts=texts,
            headings=headings,
            published=frozenset(published),
            unfollowed=frozenset(unfollowed),
        )

    def statement(self, public_id: str) -> str:
        """Return what a commitment said last, with the heading above it; "" before anything."""
        text = self.texts.get(public_id, "")
        return text and statement_of(self.headings.get(public_id, ""), text)


class Replaced(NamedTuple):
    """The public ids of a commitment and of the one that its point became.

    Where it was split, `parts` are the block ids of the other points that it became.
    """

    old: str
    new: str
    parts: tuple[str, ...] = ()


class RegisterChanges(NamedTuple):
    """The Entries of a publish, the state when they have been written, and what was Replaced."""

    entries: list[Entry]
    after: RegisterState
    replaced: list[Replaced]


class MatchedBullets(NamedTuple):
    """The bullet of each commitment by public id, in the page's order; all points as in a state."""

    bullets: dict[str, Bullet]
    points: dict[str, str]


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
    followed = [bullet for bullet in bullets if bullet.followed_up]
    matched, points = match_bullets(state, followed, answers or Answers(), moved_here or {})
    unfollowed = {
        state.points[bullet.block_id]: bullet
        for bullet in bullets
        if not bullet.followed_up and bullet.block_id in state.points
    }
    replaced = [
        Replaced(state.points[bullet.block_id], public_id, parts_of(bullet, answers))
        for public_id, bullet in matched.items()
        if is_another(state, bullet, answers) and state.points[bullet.block_id] not in matched
    ]
    formers = [pair for former in (replacements or {}).values() for pair in former.items()]
    gone = {old: REPLACED for old, kind in formers if kind == REPLACED}
    gone |= {one.old: REPLACED for one in replaced if not one.parts}
    promised = state.published | state.unfollowed
    entries = []
    for public_id in state.texts:
        if public_id in matched or public_id not in promised:
            continue
        if public_id not in unfollowed:
            entries.append(Entry(public_id, "", gone.get(public_id, reason)))
        elif public_id in state.published:
            entries.append(Entry(public_id, "", UNFOLLOWED, note=unfollowed[public_id].note))
    for public_id, bullet in matched.items():
        before = state.statement(public_id)
        former = map(state.texts.get, (replacements or {}).get(public_id, ()))
        if answers is None and not before and bullet.text in former:
            continue  # The translation still has the words of the promise before.
        if public_id not in state.published or before.split() != bullet.statement.split():
            change = "" if answers is None else change_of(before, bullet, answers)
            if change == UNANSWERED and answers and bullet.block_id in (moved_here or {}):
                change = CHANGED if bullet.block_id in answers.changed_here else SAME
            entries.append(Entry(public_id, bullet.text, heading=bullet.heading, change=change))
    after = replace(state, points=points).apply(entries)
    return RegisterChanges(entries, after, replaced)


def change_of(before: str, bullet: Bullet, answers: Answers) -> str:
    """Return the CommitmentWording.Change of new words; "" for the first ones."""
    if not before:
        return ""
    if are_same_words(before, bullet.statement):
        return SAME
    given = answers.of_rewording(bullet.block_id, before, bullet.statement)
    return given if given in (SAME, CHANGED) else UNANSWERED


def is_another(state: RegisterState, bullet: Bullet, answers: Answers | None) -> bool:
    """Whether the editor said that the point is now another promise than it was."""
    before = state.statement(state.points.get(bullet.block_id, ""))
    if not answers or not before or are_same_words(before, bullet.statement):
        return False
    answer = answers.of_rewording(bullet.block_id, before, bullet.statement)
    return answer in (ANOTHER, SPLIT)


def parts_of(bullet: Bullet, answers: Answers | None) -> tuple[str, ...]:
    return answers.parts.get(bullet.block_id, ()) if answers else ()


def match_bullets(
    state: RegisterState,
    bullets: Sequence[Bullet],
    answers: Answers,
    moved_here: Mapping[str, str],
) -> MatchedBullets:
    """Match each bullet with a commitment: that of its id, of its words, or else a new one."""
    matched: dict[str, Bullet] = {}
    unmatched = []
    for bullet in sorted(bullets, key=lambda bullet: sort_key(state, bullet)):
        public_id = state.points.get(bullet.block_id, moved_here.get(bullet.block_id))
        if (
            not public_id
            or is_another(state, bullet, answers)
            or matched.setdefault(public_id, bullet).text != bullet.text
        ):
            unmatched.append(bullet)
    points = {**state.points, **moved_here}
    by_words = commitments_by_words(state)
    known = {*points.values(), *state.texts, *state.elsewhere}
    for bullet in unmatched:
        former = state.points.get(bullet.block_id)
        fitting = (one for one in by_words[bullet.text] if one not in matched and one != former)
        public_id = next(fitting, None) or new_public_id(state, bullet, known)
        known.add(public_id)
        points[bullet.block_id] = public_id
        matched[public_id] = bullet
    order = dict.fromkeys(points[bullet.block_id] for bullet in bullets)
    return MatchedBullets({public_id: matched[public_id] for public_id in order}, points)


def new_public_id(state: RegisterState, bullet: Bullet, known: Collection[str]) -> str:
    """Return the public id of the bullet's own commitment, another one where that is `known`."""
    block_ids = (f"{bullet.block_id}/{n}" if n > 1 else bullet.block_id for n in count(1))
    own = (public_id_of(state.translation_key, block_id) for block_id in block_ids)
    return next(one for one in own if one not in known)


def sort_key(state: RegisterState, bullet: Bullet) -> tuple[bool, bool]:
    """Of several bullets of one commitment, the first one that was it comes first."""
    public_id = state.points.get(bullet.block_id, "")
    own = public_id_of(state.translation_key, bullet.block_id)
    return (public_id != own, state.texts.get(public_id) != bullet.text)


def commitments_by_words(state: RegisterState) -> dict[str, list[str]]:
    """Return the commitments of the page, the first that was known first, by their last words."""
    on_page = set(state.points.values())
    found: dict[str, list[str]] = defaultdict(list)
    for public_id, text in state.texts.items():
        if public_id in on_page:
            found[text].append(public_id)
    return found
