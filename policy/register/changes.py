"""What a publish changes in the register: used when pages are published and when it is rebuilt."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from uuid import UUID

from .bullets import Bullet, public_id_of


class Entry(NamedTuple):
    """A new wording of a commitment; an empty text withdraws it."""

    public_id: str
    text: str
    reason: str = ""


@dataclass(frozen=True)
class RegisterState:
    """What the register holds of one page in one language.

    `points` leads from block ids to the public ids of commitments, of all languages;
    `texts` holds the last words of each, and `published` those that the page says now.
    """

    translation_key: UUID | str
    points: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    published: frozenset[str] = frozenset()

    def apply(self, entries: Iterable[Entry]) -> "RegisterState":
        """Return the state after `entries`."""
        texts, published = dict(self.texts), set(self.published)
        for entry in entries:
            if entry.text:
                texts[entry.public_id] = entry.text
                published.add(entry.public_id)
            else:
                published.discard(entry.public_id)
        return replace(self, texts=texts, published=frozenset(published))


class RegisterChanges(NamedTuple):
    """The Entries of a publish, and the state when they have been written."""

    entries: list[Entry]
    after: RegisterState


class MatchedBullets(NamedTuple):
    """The words of each commitment by public id, in the page's order; all points as in a state."""

    texts: dict[str, str]
    points: dict[str, str]


def changes_on_publish(
    state: RegisterState, bullets: Sequence[Bullet], reason: str
) -> RegisterChanges:
    """Return the RegisterChanges by which `bullets` become what the page promises.

    `reason` says why commitments that are no longer among the bullets have left the page.
    """
    texts, points = match_bullets(state, bullets)
    entries = [
        Entry(public_id, "", reason)
        for public_id in state.texts
        if public_id in state.published and public_id not in texts
    ]
    entries += [
        Entry(public_id, text)
        for public_id, text in texts.items()
        if public_id not in state.published or state.texts[public_id].split() != text.split()
    ]
    return RegisterChanges(entries, replace(state, points=points).apply(entries))


def match_bullets(state: RegisterState, bullets: Sequence[Bullet]) -> MatchedBullets:
    """Match each bullet with a commitment: that of its id, of its words, or else a new one."""
    texts: dict[str, str] = {}
    unmatched = []
    for bullet in sorted(bullets, key=lambda bullet: sort_key(state, bullet)):
        public_id = state.points.get(bullet.block_id)
        if not public_id or texts.setdefault(public_id, bullet.text) != bullet.text:
            unmatched.append(bullet)
    points = dict(state.points)
    by_words = commitments_by_words(state)
    for bullet in unmatched:
        candidates = by_words[bullet.text]
        while candidates and candidates[0] in texts:
            candidates.popleft()
        own = public_id_of(state.translation_key, bullet.block_id)
        points[bullet.block_id] = candidates[0] if candidates else own
        texts[points[bullet.block_id]] = bullet.text
    order = dict.fromkeys(points[bullet.block_id] for bullet in bullets)
    return MatchedBullets({public_id: texts[public_id] for public_id in order}, points)


def sort_key(state: RegisterState, bullet: Bullet) -> tuple[bool, bool]:
    """Of several bullets of one commitment, the first one that was it comes first."""
    public_id = state.points.get(bullet.block_id, "")
    own = public_id_of(state.translation_key, bullet.block_id)
    return (public_id != own, state.texts.get(public_id) != bullet.text)


def commitments_by_words(state: RegisterState) -> dict[str, deque[str]]:
    """Return the commitments of the page, the first that was known first, by their last words."""
    on_page = set(state.points.values())
    found: dict[str, deque[str]] = defaultdict(deque)
    for public_id, text in state.texts.items():
        if public_id in on_page:
            found[text].append(public_id)
    return found
