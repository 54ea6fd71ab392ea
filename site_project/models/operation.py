from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """A mail to an editor or administrator, encrypted, until the mail server accepts it."""

    sealed = models.TextField()
    # The version before, which may still run, knows no such column.
    created = models.DateTimeField(default=timezone.now, db_default=Now())
    attempts = models.PositiveIntegerField(default=0)
    next_attempt = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.pk)


class Heartbeat(models.Model):
    """When a periodic job, for instance the scheduler, last succeeded."""

    name = models.CharField(max_length=50, primary_key=True)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"


class ScheduleFailure(models.Model):
    """What could not be published or unpublished at its time, and why.

    Each attempt updates the row, until one succeeds and deletes it.
    """

    key = models.CharField(max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=255)
    edit_url = models.CharField(max_length=255, blank=True)
    error = models.TextField(_("error"))
    attempts = models.PositiveIntegerField(_("attempts"), default=1)
    first_at = models.DateTimeField(_("first failed"), auto_now_add=True)
    last_at = models.DateTimeField(_("last failed"), auto_now=True)

    class Meta:
        verbose_name = _("failed scheduled publishing")
        verbose_name_plural = _("failed scheduled publishing")
        ordering = ["first_at"]

    def __str__(self):
        return self.title
