"""What a page promised when its term was closed: its promises stand in those words."""

from policy.models.commitments import CommitmentPoint, CommitmentWording


def judged_words(page):
    """Return the last words of the promises of `page` in its language, by block id."""
    points = dict(
        CommitmentPoint.objects.filter(translation_key=page.translation_key).values_list(
            "block_id", "commitment"
        )
    )
    wordings = CommitmentWording.objects.filter(
        commitment__in=points.values(), language=page.locale.language_code
    )
    words = dict(wordings.exclude(text="").order_by("pk").values_list("commitment", "text"))
    return {block_id: words.get(commitment, "") for block_id, commitment in points.items()}
