from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly
from .term import Term


class TermClosing(AppendOnly):
    """A term that is over: its commitments have their verdicts, and only corrections follow."""

    term_start = models.PositiveSmallIntegerField(_("first year of the term"))
    term_end = models.PositiveSmallIntegerField(_("last year of the term"))
    date = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("written by"), max_length=200, blank=True, editable=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta(AppendOnly.Meta):
        default_permissions = ("add",)
        verbose_name = _("closed term")
        verbose_name_plural = _("closed terms")
        constraints = [
            models.UniqueConstraint(fields=["term_start", "term_end"], name="one_closing_of_a_term")
        ]

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
