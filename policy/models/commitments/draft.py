from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

CELLS = ("status", "what_happened", "address", "title", "date")


class DraftQuerySet(models.QuerySet):
    def keep(self, user, cells_of):
        """Keep what `user` has typed in the rows of some commitments, and nothing of empty rows.

        `cells_of` is a dict: the key of a commitment, and the cells of its row.
        """
        filled = {
            pk: cells for pk, cells in cells_of.items() if any(cells.get(one) for one in CELLS)
        }
        self.filter(user=user, commitment__in=cells_of.keys() - filled.keys()).delete()
        self.bulk_create(
            [self.model(user=user, commitment_id=pk, cells=one) for pk, one in filled.items()],
            update_conflicts=True,
            unique_fields=["user", "commitment"],
            update_fields=["cells", "changed_at"],
        )


class UpdateDraft(models.Model):
    """What somebody has typed in a row of the sheet, and not yet written in the register.

    `cells` has CELLS as they were typed; `judged` and `seen`, the wording and the latest update
    that the writer had read; and `replaced`, what an uploaded sheet took the place of.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="update_drafts"
    )
    commitment = models.ForeignKey(
        "policy.Commitment", on_delete=models.CASCADE, related_name="update_drafts"
    )
    cells = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "commitment"], name="one_draft_a_row")
        ]
        verbose_name = _("draft of an update")
        verbose_name_plural = _("drafts of updates")

    def __str__(self):
        return f"{self.user}: {self.commitment_id}"
