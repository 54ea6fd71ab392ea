"""What a page promised when its term was closed: its promises stand in those words."""

from typing import NamedTuple

from policy.models.commitments import CommitmentPoint, CommitmentWording


class JudgedPoint(NamedTuple):
    """The last words of a promise, and whether it is followed up; None where it is withdrawn."""

    words: str
    is_followed: bool | None


def judged_points(page):
    """Return the JudgedPoint of each promise of `page` in its language, by block id."""
    points = dict(
        CommitmentPoint.objects.filter(translation_key=page.translation_key).values_list(
            "block_id", "commitment"
        )
    )
    wordings = CommitmentWording.objects.filter(
        commitment__in=points.values(), language=page.locale.language_code
    )
    words, followed = {}, {}
    for one in wordings.order_by("pk"):
        words[one.commitment_id] = one.text or words.get(one.commitment_id, "")
        followed[one.commitment_id] = bool(one.text) if one.is_promised else None
    return {
        block_id: JudgedPoint(words.get(commitment, ""), followed.get(commitment))
        for block_id, commitment in points.items()
    }
