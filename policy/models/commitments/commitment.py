from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from policy.pages.letters import in_letters

from .closing import TermClosing
from .goal import CommitmentGoal
from .history import CommitmentWording, WordingHistory
from .register import RegisterArea
from .status import Status
from .update import CommitmentUpdate

MAX_SLUG = 60


def decided(condition):
    """Return an expression: whether the last wording that decides is as the Q `condition`.

    That is the Swedish one, where there has been one, else one of any language.
    """
    last = CommitmentWording.objects.filter(commitment=OuterRef("pk"))
    source = last.filter(language=settings.LANGUAGE_CODE)
    later = CommitmentWording.objects.filter(
        commitment=OuterRef("commitment"), language=OuterRef("language"), pk__gt=OuterRef("pk")
    )
    now = last.filter(condition, ~Exists(later))
    return Case(
        When(Exists(source), then=Exists(now.filter(language=settings.LANGUAGE_CODE))),
        default=Exists(now),
    )


class CommitmentQuerySet(models.QuerySet):
    """Commitments with what follows from their logs; nothing of it is stored beside them."""

    def with_status(self):
        """Add `status_value` and `updated`, the date of the latest update (None before it)."""
        latest = CommitmentUpdate.objects.standing().filter(commitment=OuterRef("pk"))
        return self.annotate(
            status_value=Coalesce(
                Subquery(latest.values("status")[:1]),
                Value(Status.NOT_ASSESSED.value),
                output_field=models.CharField(),
            ),
            updated=Subquery(latest.values("date")[:1]),
        )

    def with_publication(self):
        """Add `is_published`: whether the page promises this today, followed up or not."""
        unfollowed = Q(reason=CommitmentWording.Reason.UNFOLLOWED)
        return self.annotate(is_published=decided(unfollowed | ~Q(text="")))

    def with_follow_up(self):
        """Add `is_followed_up`: whether the page promises this today and it is followed up."""
        return self.annotate(is_followed_up=decided(~Q(text="")))

    def with_closing(self):
        """Add `is_closed`: whether its term is closed."""
        return self.annotate(is_closed=TermClosing.of_rows("area__"))

    def with_responsible(self):
        """Add `responsible`, who answers for it (None where nobody has said)."""
        goals = CommitmentGoal.objects.filter(commitment=OuterRef("pk")).order_by("-pk")
        return self.annotate(responsible=Subquery(goals.values("responsible")[:1]))

    def silent_since(self, day):
        """Those of for_editors() that are followed up in an open term, no update since `day`."""
        updates = CommitmentUpdate.objects.standing().filter(commitment=OuterRef("pk"))
        waiting = self.with_follow_up().filter(is_followed_up=True, is_closed=False)
        silent = waiting.exclude(Exists(updates.filter(date__gte=day)))
        return silent.filter(Q(promised__lt=day) | Exists(updates))

    def for_reading(self):
        """Load what a list of commitments shows, in the same number of queries for any number."""
        found = self.with_status().with_closing()
        return found.select_related("area").prefetch_related("wordings")

    def with_latest_update(self):
        """Load `latest_update` and `outdated_update` for a list, with one query."""
        updates = CommitmentUpdate.objects.uncorrected().in_language()
        return self.prefetch_related(Prefetch("updates", updates, to_attr="uncorrected_updates"))

    def for_editors(self):
        """Add what the editors' list sorts, filters and searches by: `promised` and `wording`."""
        own = CommitmentWording.objects.filter(commitment=OuterRef("pk")).exclude(text="")
        shown = own.filter(language=settings.LANGUAGE_CODE)
        return (
            self.for_reading()
            .with_publication()
            .annotate(
                promised=Subquery(own.order_by("pk").values("date")[:1]),
                wording=Coalesce(
                    Subquery(shown.order_by("-pk").values("text")[:1]),
                    Subquery(own.order_by("-pk").values("text")[:1]),
                ),
            )
        )


class PublicCommitments(models.Manager.from_queryset(CommitmentQuerySet)):
    """All but those whose programme was taken back on the day on which its term began."""

    def get_queryset(self):
        return super().get_queryset().filter(area__withheld=False)


class Commitment(models.Model):
    """Something that was promised in public: never deleted, whatever becomes of its page."""

    public_id = models.CharField(_("number"), max_length=10, unique=True)
    translation_key = models.UUIDField(_("page"), db_index=True)
    area = models.ForeignKey(
        RegisterArea, verbose_name=_("area"), on_delete=models.PROTECT, related_name="commitments"
    )

    objects = PublicCommitments()
    with_withheld = CommitmentQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")

    def __str__(self):
        return self.text

    @property
    def text(self):
        """The latest wording, in the visitor's language where it has been published there."""
        return self.history.text

    @property
    def lead_in(self):
        """The heading of the list above those words, as it stands before them: "We build:"."""
        shown = self.history.shown
        return shown.lead_in if shown else ""

    @property
    def statement(self):
        """The words with that heading, as they are said where the commitment stands alone."""
        shown = self.history.shown
        return shown.statement if shown else ""

    @property
    def language(self):
        """The tag of the language that `text` is in."""
        return self.history.language

    @property
    def promised_since(self):
        """The date on which it was first published."""
        return self.history.promised_since

    @property
    def withdrawn_since(self):
        """The date since which no page promises this any longer; None while one does."""
        return self.history.withdrawn_since

    @property
    def history(self):
        """The wordings, newest last (see WordingHistory)."""
        return WordingHistory(self.wordings.all())

    @property
    def status(self):
        """The Status, derived from the log by CommitmentQuerySet.with_status()."""
        return Status(self.status_value)

    @property
    def shown_status(self):
        """The status in the words of the public; of those loaded for_reading()."""
        return self.status.shown(self.is_closed)

    @property
    def latest_update(self):
        """The update that the status rests on, or None; loaded by with_latest_update()."""
        return next((one for one in self.uncorrected_updates if not one.is_outdated), None)

    @property
    def outdated_update(self):
        """The last update of words that have been changed, where none has judged those of today."""
        return None if self.latest_update else next(iter(self.uncorrected_updates), None)

    @property
    def newest_update(self):
        """Of those loaded with_latest_update(), the one that was written last; None without any."""
        return max(self.uncorrected_updates, key=lambda one: one.pk, default=None)

    @property
    def path(self):
        """The address below the page of the register. The slug at its end may change."""
        return f"{self.public_id}/{quote(slug_of(self.text))}/"


@lru_cache(maxsize=1000)
def slug_of(text):
    """Return the first words of `text` as a part of an address: without accents if none is lost."""
    slug = in_letters(text)
    whole = slug if len(slug) <= MAX_SLUG else slug[: MAX_SLUG + 1].rpartition("-")[0]
    return whole or slug[:MAX_SLUG] or "-"


class CommitmentPoint(models.Model):
    """A bullet of a commitment, which may have several: one typed again has another block id."""

    translation_key = models.UUIDField()
    block_id = models.CharField(max_length=100)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="points")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "block_id"], name="unique_point")
        ]

    def __str__(self):
        return self.block_id
