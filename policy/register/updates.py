"""Writing an update in the log."""

from django.db import transaction

from policy.models.commitments import CommitmentUpdate, RegisterVersion


@transaction.atomic
def add_update(update, author):
    """Write a CommitmentUpdate that has been validated, under the name of `author`.

    Sending the same form twice writes it once: return the row that stands in the log.
    """
    RegisterVersion.lock()
    same = CommitmentUpdate.objects.filter(
        **{name: getattr(update, name) for name in CommitmentUpdate.CONTENT}
    )
    if written := same.first():
        return written
    update.author = author.get_full_name() or author.get_username() if author else ""
    update.save()
    RegisterVersion.grow()
    return update
