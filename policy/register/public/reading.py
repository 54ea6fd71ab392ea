"""What lists of commitments load besides the commitments."""

from django.utils.translation import get_language

from policy.models.area import PolicyAreaPage
from policy.models.commitments import CommitmentUpdate


def attach_latest_updates(commitments):
    """Give each commitment its `latest_update`, on which its status rests, or None."""
    latest = {}
    for update in CommitmentUpdate.objects.uncorrected().filter(commitment__in=commitments):
        latest.setdefault(update.commitment_id, update)
    for commitment in commitments:
        commitment.latest_update = latest.get(commitment.pk)


def localise_areas(areas, locale):
    """Return the areas as the programme orders and names them in the language of `locale`."""
    pages = PolicyAreaPage.objects.live().filter(locale=locale).order_by("path")
    titles = dict(pages.values_list("translation_key", "title"))
    place = {key: number for number, key in enumerate(titles)}
    for area in areas:
        if title := titles.get(area.key):
            area.title, area.language = title, get_language()
    return sorted(areas, key=lambda area: (place.get(area.key, len(place)), area.pk))
