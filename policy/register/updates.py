"""Writing updates in the log of a commitment."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from policy.models import CommitmentUpdate, RegisterVersion, UpdateTranslation
from policy.models.commitments.update import CLOSED
from policy.pages.internal_request import path_on_site


@transaction.atomic
def add_update(update, author, evidence=()):
    """Write a CommitmentUpdate that has been validated, under the name of `author`.

    `evidence` are its pieces of Evidence, not yet saved. It judges the words of today, a
    correction those of the update that it corrects. Sending the same form twice writes it once:
    return the row that is in the log. Where that has been corrected, or another status or other
    words been written since, the same text says something new. Raise ValidationError where its
    term has been closed in the meantime.
    """
    RegisterVersion.lock()
    if update.comes_too_late:
        raise ValidationError({"corrects": CLOSED})
    update.check_evidence(evidence)
    corrected = update.corrects
    update.wording = corrected.wording if corrected else update.commitment.history.current
    log = CommitmentUpdate.objects.order_by("pk")
    alike = log.filter(**{name: getattr(update, name) for name in CommitmentUpdate.CONTENT})
    same = next(
        (one for one in alike.reverse() if content_of(one.evidence.all()) == content_of(evidence)),
        None,
    )
    if same and same.wording_id == (update.wording and update.wording.pk):
        later = log.filter(commitment=same.commitment_id, pk__gt=same.pk)
        if not later.filter(Q(corrects=same) | ~Q(status=same.status)).exists():
            return same
    update.author = name_of(author)
    update.save()
    for piece in evidence:
        piece.update = update
        piece.is_own = not piece.is_document and path_on_site(piece.address) is not None
        piece.save()
    return update


@transaction.atomic
def add_translations(update, texts, author):
    """Write each of `texts`, by language, that differs from the last translation of `update`.

    An empty text writes nothing where there was none, and else takes the translation back.
    Return the languages in which something was written.
    """
    RegisterVersion.lock()
    before = update.last_translations()
    changed = [tag for tag, text in texts.items() if text != before.get(tag, "")]
    for tag in changed:
        UpdateTranslation.objects.create(
            update=update, language=tag, text=texts[tag], author=name_of(author)
        )
    return changed


def content_of(evidence):
    return [(one.address, one.title, one.document_id, one.kept) for one in evidence]


def name_of(author):
    """Return the name under which a user writes in the register."""
    return author.get_full_name() or author.get_username() if author else ""
