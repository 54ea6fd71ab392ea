"""What becomes of commitments that leave a page, and where those come from that are new on one."""

from django.utils import timezone

from policy.models import (
    Commitment,
    CommitmentPoint,
    CommitmentRelation,
    CommitmentWording,
)

from .answers import BECAME, MOVED
from .placement import settle
from .same_words import are_same_words
from .unfollowed_points import move_to_point, unfollowed_points

Reason = CommitmentWording.Reason


def take_over_arrivals(key, area, bullets, answers):
    """Let commitments that the editor moved here from other pages be those of this page.

    Return their public ids by block id. Only one of the same term and words that stands nowhere
    can come.
    """
    wanted = {
        bullet.block_id: (answers.arrived[bullet.block_id], bullet.text)
        for bullet in bullets
        if answers.arrived.get(bullet.block_id)
    }
    if not wanted:
        return {}
    known = CommitmentPoint.objects.filter(translation_key=key, block_id__in=wanted)
    found = {
        one.public_id: one for one in movable(key, area, [number for number, _ in wanted.values()])
    }
    arrivals = {}
    for block_id, (number, text) in wanted.items():
        one = found.pop(number, None)
        if one and not known.filter(block_id=block_id).exists() and says(one, text):
            settle(one, key, area)
            arrivals[block_id] = number
    return arrivals


def movable(key, area, public_ids):
    """Return those Commitments of other pages of the term that stand nowhere."""
    return (
        Commitment.objects.with_publication()
        .filter(public_id__in=public_ids, is_published=False, area__term_start=area.term_start)
        .exclude(translation_key=key)
        .prefetch_related("wordings")
    )


def says(commitment, text):
    current = commitment.history.current
    return bool(current) and are_same_words(current.text, text)


def keep_what_moved(page, entries, answers):
    """Return the Entries without the withdrawal of what the editor says stands elsewhere now.

    What stands there was entered as a commitment of its own; its points become those of the
    one that moved, whose number and log go on. Where it is not followed up it was not entered.
    """
    kept = []
    for entry in entries:
        departure = answers.left.get(entry.public_id)
        if entry.reason == Reason.REMOVED and departure and departure.answer == MOVED:
            old = Commitment.objects.select_related("area").get(public_id=entry.public_id)
            twins = Commitment.objects.with_follow_up().filter(
                public_id__in=departure.to[:1],
                is_followed_up=True,
                area__term_start=old.area.term_start,
            )
            twin = twins.exclude(translation_key=old.translation_key).first()
            if twin and says(twin, old.history.current.text):
                absorb(twin, old, departure.is_changed)
                continue
            found = (one for one in unfollowed_points(page) if one.name in departure.to[:1])
            point = next(found, None)
            if point and says(old, point.bullet.text):
                move_to_point(old, point, departure.is_changed)
                continue
        kept.append(entry)
    return kept


def absorb(twin, old, is_changed):
    """Let `old` go on where `twin` stands, which was entered when the words were pasted there.

    `is_changed`: under the heading that it has there, it is a changed promise.
    """
    today = timezone.localdate()
    before, decides = old.history.latest, twin.history.current
    for language, wording in twin.history.latest.items():
        if not wording.text:
            continue
        CommitmentWording.objects.create(
            commitment=twin, language=language, date=today, reason=Reason.MERGED
        )
        said = before[language].statement if language in before else ""
        if said != wording.statement:
            change = CommitmentWording.Change.SAME
            if is_changed and wording == decides:
                change = CommitmentWording.Change.CHANGED
            CommitmentWording.objects.create(
                commitment=old,
                language=language,
                date=today,
                text=wording.text,
                heading=wording.heading,
                change=change if said else "",
            )
    CommitmentPoint.objects.filter(commitment=twin).update(commitment=old)
    CommitmentRelation.objects.create(earlier=twin, later=old, kind=CommitmentRelation.Kind.MERGED)
    settle(old, twin.translation_key, twin.area)


def write_relations(key, became, entries, answers):
    """Write what became of commitments: what is known to have Become another, and the answers."""
    kinds = CommitmentRelation.Kind
    wanted = [(one.old, name, kinds(one.kind)) for one in became for name in (one.new, *one.parts)]
    for entry in entries:
        departure = answers.left.get(entry.public_id) if answers and not entry.text else None
        if departure and departure.answer in BECAME:
            wanted += [(entry.public_id, to, kinds(departure.answer)) for to in departure.to]
    new = {entry.public_id for entry in entries if entry.text and not entry.change}
    for block_id, number in answers.taken_over.items() if answers else ():
        later = commitment_named(key, block_id)
        if later and later.public_id in new and can_be_taken_over(number, later):
            wanted.append((number, block_id, kinds.TAKEN_OVER))
    for earlier, later, kind in wanted:
        earlier = Commitment.objects.get(public_id=earlier)
        later = commitment_named(key, later)
        if later and later != earlier:
            CommitmentRelation.objects.get_or_create(earlier=earlier, later=later, kind=kind)


def can_be_taken_over(number, later):
    """Whether the commitment with the number said the same as `later` in an earlier term."""
    terms = Commitment.objects.filter(area__term_start__lt=later.area.term_start)
    earlier = terms.filter(public_id=number).first()
    return earlier is not None and says(earlier, later.history.current.text)


def commitment_named(key, name):
    """Return the Commitment of a point of the page by its block id, or any by its number."""
    point = CommitmentPoint.objects.filter(translation_key=key, block_id=name).first()
    return point.commitment if point else Commitment.objects.filter(public_id=name).first()
