from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly


class CommitmentGoal(AppendOnly):
    """What it means that a commitment is done, by when, and who answers for it.

    The last row of a commitment holds; the earlier ones stay to be read.
    """

    commitment = models.ForeignKey(
        "policy.Commitment", on_delete=models.PROTECT, related_name="goals"
    )
    criterion = models.TextField(
        _("when it is done"),
        max_length=500,
        blank=True,
        help_text=_("What anyone can check: for instance 500 new places in preschools."),
    )
    due = models.DateField(_("to be done by"), null=True, blank=True)
    responsible = models.CharField(
        _("who answers for it"),
        max_length=200,
        blank=True,
        help_text=_("For instance: the board of education."),
    )
    author = models.CharField(_("written by"), max_length=200, blank=True, editable=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    # Written once, in the language of the register's log.
    language = settings.LANGUAGE_CODE

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        ordering = ["-pk"]
        verbose_name = _("goal")
        verbose_name_plural = _("goals")

    def __str__(self):
        return self.criterion
