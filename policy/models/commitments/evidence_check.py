from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .evidence import Evidence

INTERVAL = timedelta(days=7)
INTERVAL_AFTER_FAILURE = timedelta(days=1)
LOOKS_UNTIL_DEAD = 3


class EvidenceCheckQuerySet(models.QuerySet):
    def current(self):
        """Those of updates that no later one corrects."""
        return self.filter(evidence__update__corrections=None)

    def due(self):
        """Those to look at now, first the one that has waited longest."""
        now = timezone.now()
        failing = Q(failures__gt=0, looked_at__lte=now - INTERVAL_AFTER_FAILURE)
        due = self.current().filter(Q(looked_at__lte=now - INTERVAL) | failing)
        return due.order_by("looked_at", "pk")

    def dead(self):
        """Those that have not opened on several days in a row."""
        return self.current().filter(failures__gte=LOOKS_UNTIL_DEAD)


class EvidenceCheck(models.Model):
    """Whether visitors could open a piece of Evidence when the scheduler last looked."""

    class Answer(models.TextChoices):
        """What there was instead of a page; a number is the status of HTTP."""

        NO_HOST = "no-host", gettext_lazy("there is no such site")
        NO_ANSWER = "no-answer", gettext_lazy("nobody answers")
        CERTIFICATE = "certificate", gettext_lazy("its certificate is not valid")
        CIRCLE = "circle", gettext_lazy("it leads round and round")
        PRIVATE = "private", gettext_lazy("it leads into a private network")
        PORT = "port", gettext_lazy("it leads to a port where no site for everyone is")
        HIDDEN = "hidden", gettext_lazy("visitors do not get to see it")

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="link_check")
    has_copy = models.BooleanField(help_text="Whether a copy of what stood there is kept.")
    looked_at = models.DateTimeField(
        db_index=True, help_text="Before the first look: when an editor gave it."
    )
    failures = models.PositiveIntegerField(default=0, help_text="Looks in a row that failed.")
    failing_since = models.DateTimeField(null=True)
    answer = models.CharField(max_length=20, blank=True)

    objects = EvidenceCheckQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = gettext_lazy("look at evidence")
        verbose_name_plural = gettext_lazy("looks at evidence")

    def __str__(self):
        return self.answer_label

    @property
    def is_dead(self):
        return self.failures >= LOOKS_UNTIL_DEAD

    @cached_property
    def answer_label(self):
        if self.answer in self.Answer.values:
            return self.Answer(self.answer).label
        return _("the answer is %(status)s") % {"status": self.answer}
