from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly


class CommitmentWording(AppendOnly):
    """What was promised from a date on, in one language; an empty text: nothing any longer."""

    class Reason(models.TextChoices):
        """Why a commitment left the page."""

        REMOVED = "removed", _("The point was taken off the page, or is no longer followed up.")
        UNPUBLISHED = "unpublished", _("The page was unpublished.")
        DELETED = "deleted", _("The page was deleted.")

    commitment = models.ForeignKey(
        "policy.Commitment", on_delete=models.PROTECT, related_name="wordings"
    )
    language = models.CharField(_("language"), max_length=100)
    date = models.DateField(_("date"))
    text = models.TextField(_("wording"), blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices, blank=True)

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")

    def __str__(self):
        return self.text or self.get_reason_display()


class WordingHistory:
    """All wordings of a commitment, oldest first."""

    def __init__(self, wordings):
        self.wordings = list(wordings)

    @cached_property
    def language(self):
        """The language to read: the visitor's where there is one, else the first published."""
        languages = [wording.language for wording in self.wordings]
        return get_language() if get_language() in languages else next(iter(languages), "")

    @cached_property
    def read(self):
        """The wordings in that language."""
        return [one for one in self.wordings if one.language == self.language]

    @property
    def text(self):
        return next((one.text for one in reversed(self.read) if one.text), "")

    @property
    def promised_since(self):
        return min((one.date for one in self.wordings), default=None)

    @cached_property
    def latest(self):
        """The last wording by language; its text is empty where the commitment was withdrawn."""
        return {one.language: one for one in sorted(self.wordings, key=lambda one: one.pk)}

    @property
    def withdrawn_since(self):
        last = self.latest.values()
        if not last or any(one.text for one in last):
            return None
        return max(one.date for one in last)
