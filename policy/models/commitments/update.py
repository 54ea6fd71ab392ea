from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly, AppendOnlyQuerySet
from .closing import TermClosing
from .history import CommitmentWording
from .status import Status
from .translation import UpdateTranslation, last_texts

CLOSED = _(
    "The term is closed: only corrections are written. Choose the update that this one corrects."
)

NO_VERDICT = _("The term is closed. Choose a status that can be the last word on the promise.")
LATER_THAN_THE_LAST = _(
    "With this date the correction would take the place of the update of %(day)s. Write the day on "
    "which it happened, or correct that update."
)


class UpdateQuerySet(AppendOnlyQuerySet):
    def in_language(self):
        """Add `translated`: what is said in the active language, "" where that is not known."""
        return self.annotate(translated=UpdateTranslation.text_of())

    def uncorrected(self):
        """Those that no later one corrects, first that of the latest date and written last.

        `is_outdated` says of each whether the promise has been changed since the words it judged.
        """
        changed = CommitmentWording.objects.filter(
            commitment=OuterRef("commitment"),
            pk__gt=OuterRef("wording"),
            change__in=CommitmentWording.OTHER_PROMISE,
        )
        return (
            self.filter(corrections=None)
            .annotate(is_outdated=Exists(changed))
            .order_by("-date", "-pk")
        )

    def standing(self):
        """Those of the words of today, first the one that the status rests on."""
        return self.uncorrected().filter(is_outdated=False)


class CommitmentUpdate(AppendOnly):
    """What happened to a commitment, and the proof. Written once; corrected only by a later one."""

    commitment = models.ForeignKey(
        "policy.Commitment",
        verbose_name=_("commitment"),
        on_delete=models.PROTECT,
        related_name="updates",
    )
    date = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("The day on which it happened.")
    )
    wording = models.ForeignKey(
        CommitmentWording,
        verbose_name=_("words that were judged"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="judged_by",
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status.assessments(),
        help_text=_("How far the commitment has come with this."),
    )
    what_happened = models.TextField(
        _("what happened"),
        max_length=2000,
        help_text=_("In a few plain sentences. For a commitment that is given up, say why."),
        blank=True,
    )
    corrects = models.ForeignKey(
        "self",
        verbose_name=_("corrects"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections",
        help_text=_("The earlier update that this one corrects. Both stay visible."),
    )
    author = models.CharField(_("written by"), max_length=200, blank=True, editable=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = UpdateQuerySet.as_manager()

    # Set by in_language().
    translated = ""

    CONTENT = (
        "commitment",
        "date",
        "status",
        "what_happened",
        "corrects",
    )

    class Meta(AppendOnly.Meta):
        ordering = ["-date", "-pk"]
        indexes = [models.Index(fields=["commitment", "-date", "-id"], name="latest_update")]
        verbose_name = _("update")
        verbose_name_plural = _("updates")

    def __str__(self):
        return f"{self.date:%Y-%m-%d} {self.get_status_display()}"

    @property
    def text(self):
        """What happened, in the active language where it has been translated."""
        return self.translated or self.what_happened

    @property
    def language(self):
        """The language of `text`: updates are written in Swedish."""
        return get_language() if self.translated else settings.LANGUAGE_CODE

    def last_translations(self):
        """Return what holds of its translations: texts by language."""
        return last_texts(self.translations.all())

    @property
    def as_status(self):
        return Status(self.status)

    @property
    def comes_too_late(self):
        """Whether the term of the commitment is closed and this corrects nothing in it."""
        return not self.corrects_id and TermClosing.of(self.commitment.area.years) is not None

    @property
    def evidence_url(self):
        """The address of the first piece of evidence, "" without any."""
        return next((one.url for one in self.evidence.all()), "")

    @property
    def evidence_title(self):
        return next((one.title for one in self.evidence.all()), "")

    @property
    def is_before_promise(self):
        """Whether it happened before the promise was first published on this site."""
        return self.date < self.commitment.promised_since

    def misplaced_correction(self):
        """Return the error of a correction that would undo what was said later, or a verdict."""
        if not self.corrects_id or not self.commitment_id or not self.date:
            return {}
        last = self.commitment.updates.standing().first()
        if last is None:
            return {}
        if last.pk != self.corrects_id:
            if self.date < last.date:
                return {}
            return {"date": LATER_THAN_THE_LAST % {"day": date_format(last.date)}}
        is_closed = TermClosing.of(self.commitment.area.years) is not None
        if is_closed and self.status in Status.values and not Status(self.status).is_verdict:
            return {"status": NO_VERDICT}
        return {}

    def check_evidence(self, pieces):
        """Raise ValidationError where the status needs evidence and `pieces` is empty."""
        if Status(self.status).needs_evidence and not pieces:
            raise ValidationError(
                _("This status needs evidence: an address that anyone can open, or a document.")
            )

    def clean(self):
        super().clean()
        errors = self.misplaced_correction()
        status = Status(self.status) if self.status in Status.values else None
        if self.date and self.date > timezone.localdate():
            errors["date"] = _("The date is in the future. Write when it has happened.")
        elif self.date and self.commitment_id and self.date.year < self.commitment.area.term_start:
            errors["date"] = _("The date is before the term that the commitment belongs to.")
        if status and status.needs_reason and not self.what_happened.strip():
            errors["what_happened"] = _("Say why: this status needs a reason.")
        elif not self.what_happened.strip():
            errors["what_happened"] = _("Say what has happened.")
        if self.commitment_id:
            years = self.commitment.area.years
            if status and status.is_final and not years.is_over:
                errors["status"] = _("This can be said when the term %(term)s is over.") % {
                    "term": years
                }
            if self.comes_too_late:
                errors["corrects"] = CLOSED
        if self.corrects and self.corrects.commitment_id != self.commitment_id:
            errors["corrects"] = _("The update that is corrected belongs to another commitment.")
        if errors:
            raise ValidationError(errors)
