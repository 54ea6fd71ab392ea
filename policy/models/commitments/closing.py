from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly, AppendOnlyQuerySet
from .term import Term


class StandingClosings(models.Manager.from_queryset(AppendOnlyQuerySet)):
    """All but those of terms that were opened again."""

    def get_queryset(self):
        return super().get_queryset().filter(reopening=None)


class TermClosing(AppendOnly):
    """A term that is over: its commitments have their verdicts, and only corrections follow."""

    term_start = models.PositiveSmallIntegerField(_("first year of the term"))
    term_end = models.PositiveSmallIntegerField(_("last year of the term"))
    date = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("written by"), max_length=200, blank=True, editable=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = StandingClosings()
    with_reopened = AppendOnlyQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        default_permissions = ("add",)
        base_manager_name = "with_reopened"
        verbose_name = _("closed term")
        verbose_name_plural = _("closed terms")

    def __str__(self):
        return str(self.term)

    @property
    def term(self):
        return Term(self.term_start, self.term_end)

    @classmethod
    def of(cls, term):
        """Return the closing of a Term, or None while it is open."""
        return cls.objects.filter(**term.fields).first()

    @classmethod
    def of_rows(cls, path=""):
        """Return the condition of a query that the term of its rows is closed.

        `path` leads to what has the years, as in "area__".
        """
        start, end = OuterRef(f"{path}term_start"), OuterRef(f"{path}term_end")
        return Exists(cls.objects.filter(term_start=start, term_end=end))


class TermReopening(AppendOnly):
    """A TermClosing that was a mistake: the term is open until it is closed anew."""

    closing = models.OneToOneField(
        TermClosing,
        verbose_name=_("closed term"),
        on_delete=models.PROTECT,
        related_name="reopening",
    )
    note = models.TextField(_("why it is opened again"), max_length=500)
    date = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("written by"), max_length=200, blank=True, editable=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        verbose_name = _("term that was opened again")
        verbose_name_plural = _("terms that were opened again")

    def __str__(self):
        return str(self.closing)
