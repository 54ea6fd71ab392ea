"""What a publish changes in the register: used when pages are published and when it is rebuilt."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import NamedTuple

from policy.models.commitments.commitment import public_id_of


class Entry(NamedTuple):
    """A new wording of a commitment; an empty text withdraws it."""

    public_id: str
    text: str
    reason: str = ""


@dataclass
class Known:
    """What the register knows of one page in one language.

    `points` leads from block ids to the public ids of commitments, of all languages;
    `texts` holds the last words of each, and `present` those that stand there now.
    """

    translation_key: object
    points: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    present: set = field(default_factory=set)

    def note(self, public_id, text):
        if text:
            self.texts[public_id] = text
            self.present.add(public_id)
        else:
            self.present.discard(public_id)


def plan(known, bullets, reason):
    """Return the Entries by which `bullets` become what the page promises.

    `known.points` is completed with the block ids that are new. `reason` says why
    commitments that are no longer among the bullets have left the page.
    """
    promised = assign(known, bullets)
    left = [public_id for public_id in known.texts if public_id in known.present - set(promised)]
    return [
        *(Entry(public_id, "", reason) for public_id in left),
        *(
            Entry(public_id, text)
            for public_id, text in promised.items()
            if public_id not in known.present or known.texts[public_id].split() != text.split()
        ),
    ]


def assign(known, bullets):
    """Return the words of each commitment on the page, by public id, in the page's order."""
    promised = {}
    strangers = []
    for bullet in sorted(bullets, key=lambda bullet: precedence(known, bullet)):
        public_id = known.points.get(bullet.block_id)
        if public_id and promised.setdefault(public_id, bullet.text) == bullet.text:
            continue
        strangers.append(bullet)
    words = commitments_by_words(known)
    for bullet in strangers:
        public_id = same_words(words, bullet, promised) or public_id_of(
            known.translation_key, bullet.block_id
        )
        known.points[bullet.block_id] = public_id
        promised[public_id] = bullet.text
    order = dict.fromkeys(known.points[bullet.block_id] for bullet in bullets)
    return {public_id: promised[public_id] for public_id in order}


def precedence(known, bullet):
    """Of several bullets that stand for one commitment, the first one that was it comes first."""
    public_id = known.points.get(bullet.block_id)
    own = public_id_of(known.translation_key, bullet.block_id)
    return (public_id != own, known.texts.get(public_id) != bullet.text)


def commitments_by_words(known):
    """Return the commitments of the page, the first that was known first, by their last words."""
    here = set(known.points.values())
    found = defaultdict(deque)
    for public_id, text in known.texts.items():
        if public_id in here:
            found[text].append(public_id)
    return found


def same_words(words, bullet, promised):
    """Return the commitment that has left the page and had the same words, or None."""
    candidates = words[bullet.text]
    while candidates and candidates[0] in promised:
        candidates.popleft()
    return candidates[0] if candidates else None
