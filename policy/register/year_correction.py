"""Correcting years that were mistyped: those of a programme, and of all that it has promised."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from policy.models import (
    Commitment,
    PolicyIndexPage,
    RegisterArea,
    RegisterVersion,
    Term,
    TermClosing,
)

from .public.corrected_years import CORRECTED


class YearCorrection:
    """The Term `wrong`, which is open, becomes `right`: of promises, areas and programmes.

    Those of areas whose pages are deleted too.
    """

    def __init__(self, wrong, right):
        self.wrong, self.right = wrong, right
        self.areas = RegisterArea.objects.filter(**wrong.fields)
        self.programmes = PolicyIndexPage.objects.filter(**wrong.fields)

    @property
    def promises(self):
        return Commitment.objects.filter(area__in=self.areas).count()

    @property
    def areas_with_promises(self):
        return self.areas.filter(commitments__isnull=False).distinct().count()

    def check(self):
        """Raise ValidationError where the years cannot be corrected so."""
        if self.right.end < self.right.start:
            raise ValidationError({"term_end": _("The term cannot end before it begins.")})
        if self.right == self.wrong:
            raise ValidationError(_("These are the years that the term has already."))
        if TermClosing.of(self.wrong):
            text = _("The term %(term)s is closed: nothing more is changed.")
            raise ValidationError(text % {"term": self.wrong})
        if other := self.others_of_the_year():
            text = _(
                "There is a programme already, or promises, for %(term)s. Two terms cannot begin "
                "in the same year."
            )
            raise ValidationError(text % {"term": other})

    def others_of_the_year(self):
        """Return another Term that begins when the right one does, or None.

        The addresses of the register tell terms by the year in which they begin.
        """
        for model in (RegisterArea, PolicyIndexPage, TermClosing):
            begun = model.objects.filter(term_start=self.right.start)
            if row := begun.exclude(**self.wrong.fields).first():
                return Term(row.term_start, row.term_end)
        return None

    @transaction.atomic
    def make(self, author):
        """Write the right years everywhere, or raise ValidationError."""
        RegisterVersion.lock()
        self.check()
        data = {"wrong": str(self.wrong), "right": str(self.right), "promises": self.promises}
        place = self.programmes.order_by("path").first() or self.areas.first()
        log(place, CORRECTED, user=author, data=data)
        self.correct_revisions()
        self.areas.update(**self.right.fields)
        self.programmes.update(**self.right.fields)

    def correct_revisions(self):
        """Let the forms of the programmes show the right years."""
        shown = self.programmes.values_list("latest_revision", "live_revision")
        for revision in Revision.objects.filter(pk__in={pk for pks in shown for pk in pks if pk}):
            content = {**revision.content, **self.right.fields}
            Revision.objects.filter(pk=revision.pk).update(content=content)
