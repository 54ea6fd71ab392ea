from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly, AppendOnlyQuerySet


class RelationQuerySet(AppendOnlyQuerySet):
    def standing(self, at=None):
        """Those that nobody has taken back; `at` a datetime, those that stood then."""
        rows = self.filter(takes_back=None).order_by("pk")
        if at is None:
            return rows.filter(taken_back_by=None)
        return rows.filter(written_at__lte=at).exclude(taken_back_by__written_at__lte=at)


class PublicRelations(models.Manager.from_queryset(RelationQuerySet)):
    """All but those with a commitment whose programme was taken back when its term had begun."""

    def get_queryset(self):
        rows = super().get_queryset()
        return rows.filter(earlier__area__withheld=False, later__area__withheld=False)


class CommitmentRelation(AppendOnly):
    """What became of a commitment in another one. Written once; a mistake is taken back by a row.

    A row that takes another one back repeats its commitments and kind.
    """

    class Kind(models.TextChoices):
        SPLIT = "split", _("Split into")
        MERGED = "merged", _("Merged into")
        REPLACED = "replaced", _("Replaced by")
        TAKEN_OVER = "taken-over", _("Taken over into the next term as")

    # The earlier commitment is still promised, in the later one: it is counted there alone.
    STILL_PROMISED = (Kind.SPLIT, Kind.MERGED)

    earlier = models.ForeignKey(
        "policy.Commitment",
        verbose_name=_("commitment"),
        on_delete=models.PROTECT,
        related_name="became",
    )
    later = models.ForeignKey(
        "policy.Commitment",
        verbose_name=_("became"),
        on_delete=models.PROTECT,
        related_name="came_from",
    )
    kind = models.CharField(_("what happened"), max_length=20, choices=Kind.choices)
    note = models.TextField(_("explanation"), max_length=500, blank=True)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("written by"), max_length=200, blank=True, editable=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = PublicRelations()
    with_withheld = RelationQuerySet.as_manager()

    # Of the note, which is shown as it was written.
    language = settings.LANGUAGE_CODE

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def __str__(self):
        return f"{self.earlier_id} {self.get_kind_display()} {self.later_id}"

    @property
    def came_as(self):
        """What the relation is called at the later commitment."""
        return CAME_AS[self.kind]

    @property
    def is_still_promised(self):
        """Whether the earlier commitment is promised today in the later one."""
        return self.kind in self.STILL_PROMISED and not self.later.withdrawn_since


CAME_AS = {
    CommitmentRelation.Kind.SPLIT: _("Was a part of"),
    CommitmentRelation.Kind.MERGED: _("Now also holds"),
    CommitmentRelation.Kind.REPLACED: _("Replaces"),
    CommitmentRelation.Kind.TAKEN_OVER: _("Taken over from the term before"),
}


class CommitmentMove(AppendOnly):
    """A commitment that came to stand in another area, by itself or with its page."""

    commitment = models.ForeignKey(
        "policy.Commitment", on_delete=models.PROTECT, related_name="moves"
    )
    from_area = models.ForeignKey(
        "policy.RegisterArea", on_delete=models.PROTECT, related_name="moved_away"
    )
    to_area = models.ForeignKey(
        "policy.RegisterArea", on_delete=models.PROTECT, related_name="moved_here"
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    # None of those from before it was noted.
    written_at = models.DateTimeField(_("written"), null=True, auto_now_add=True)

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("move")
        verbose_name_plural = _("moves")

    def __str__(self):
        return f"{self.from_area} → {self.to_area}"
