"""What a list of commitments reads besides the register itself."""

from django.utils.translation import get_language

from policy.models.area import PolicyAreaPage
from policy.models.commitments import CommitmentUpdate


def show_latest(commitments):
    """Give each commitment its `latest_update`, on which its status rests, or None."""
    latest = {}
    for update in CommitmentUpdate.objects.uncorrected().filter(commitment__in=commitments):
        latest.setdefault(update.commitment_id, update)
    for commitment in commitments:
        commitment.latest_update = latest.get(commitment.pk)


def in_order(areas, locale):
    """Return the areas as the programme orders and names them in the language of `locale`."""
    pages = PolicyAreaPage.objects.live().filter(locale=locale).order_by("path")
    titles = dict(pages.values_list("translation_key", "title"))
    place = {key: number for number, key in enumerate(titles)}
    for area in areas:
        if title := titles.get(area.key):
            area.title, area.language = title, get_language()
    return sorted(areas, key=lambda area: (place.get(area.key, len(place)), area.pk))
