"""Writing an update in the log."""

from django.db import transaction
from django.db.models import Q

from policy.models.commitments import CommitmentUpdate, RegisterVersion


@transaction.atomic
def add_update(update, author):
    """Write a CommitmentUpdate that has been validated, under the name of `author`.

    Sending the same form twice writes it once: return the row that stands in the log. Where that
    has been corrected, or another status been written since, the same words say something new.
    """
    RegisterVersion.lock()
    log = CommitmentUpdate.objects.order_by("pk")
    same = log.filter(**{name: getattr(update, name) for name in CommitmentUpdate.CONTENT}).last()
    if same:
        later = log.filter(commitment=same.commitment_id, pk__gt=same.pk)
        if not later.filter(Q(corrects=same) | ~Q(status=same.status)).exists():
            return same
    update.author = author.get_full_name() or author.get_username() if author else ""
    update.save()
    RegisterVersion.grow()
    return update
