"""What a page promised when its term was closed: its promises stand in those words."""

from policy.models.commitments import CommitmentPoint, CommitmentWording


def followed_points(page):
    """Return whether each promise of `page` is followed up, by block id, as the register has it."""
    points, wordings = points_and_wordings(page)
    last = {one.commitment_id: one for one in wordings}
    found = {block_id: last[key] for block_id, key in points.items() if key in last}
    return {block_id: bool(one.text) for block_id, one in found.items() if one.is_promised}


def judged_words(page):
    """Return the last words of the promises of `page` in its language, by block id."""
    points, wordings = points_and_wordings(page)
    words = {one.commitment_id: one.text for one in wordings if one.text}
    return {block_id: words.get(commitment, "") for block_id, commitment in points.items()}


def points_and_wordings(page):
    """Return the commitments of `page` by block id, and their wordings in its language."""
    points = dict(
        CommitmentPoint.objects.filter(translation_key=page.translation_key).values_list(
            "block_id", "commitment"
        )
    )
    wordings = CommitmentWording.objects.filter(
        commitment__in=points.values(), language=page.locale.language_code
    )
    return points, list(wordings.order_by("pk"))
