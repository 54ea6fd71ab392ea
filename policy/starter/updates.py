from policy.models import Commitment, CommitmentUpdate
from policy.register.writing import add_update


def write_updates(entries):
    """Write the starter site's updates, each on the commitment of its area with its words."""
    for entry in entries:
        fields = {**entry}
        area, point = fields.pop("area"), fields.pop("point")
        commitment = Commitment.objects.get(area__slug=area, wordings__text=point)
        update = CommitmentUpdate(commitment=commitment, **fields)
        update.full_clean()
        add_update(update, author=None)
