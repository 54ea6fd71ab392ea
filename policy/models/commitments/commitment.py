from base64 import b32encode
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

from django.db import models
from django.utils.translation import gettext_lazy as _

from policy.pages.anchors import in_letters

from .area import RegisterArea
from .queryset import CommitmentQuerySet
from .status import Status

PUBLIC_ID = "[a-z2-7]{10}"
LONGEST_SLUG = 60


def public_id_of(translation_key, block_id):
    """Return the ten letters and digits that stand for a bullet in addresses and downloads.

    They follow from the bullet, so a register that is rebuilt has the same addresses.
    """
    digest = sha256(f"{translation_key}/{block_id}".encode()).digest()
    return b32encode(digest).decode().lower()[:10]


class Commitment(models.Model):
    """Something that was promised in public: never deleted, whatever becomes of its page."""

    public_id = models.CharField(_("number"), max_length=10, unique=True)
    translation_key = models.UUIDField(_("page"), db_index=True)
    area = models.ForeignKey(
        RegisterArea, verbose_name=_("area"), on_delete=models.PROTECT, related_name="commitments"
    )

    objects = CommitmentQuerySet.as_manager()

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
        from .history import WordingHistory

        return WordingHistory(self.wordings.all())

    @property
    def status(self):
        """The Status, derived from the log by CommitmentQuerySet.with_status()."""
        return Status(self.status_value)

    @property
    def path(self):
        """The address below the page of the register. What stands last may change, the id not."""
        return f"{self.public_id}/{quote(slug_of(self.text))}/"


@lru_cache(maxsize=1000)
def slug_of(text):
    """Return the first words of `text` as a part of an address: without accents if none is lost."""
    slug = in_letters(text)
    whole = slug if len(slug) <= LONGEST_SLUG else slug[: LONGEST_SLUG + 1].rpartition("-")[0]
    return whole or slug[:LONGEST_SLUG] or "-"


class CommitmentPoint(models.Model):
    """A bullet that stands for a commitment. One typed again with the same words is another."""

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
