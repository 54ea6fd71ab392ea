from django.db import models
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """When something that runs by itself last did so, for instance the scheduler."""

    name = models.CharField(max_length=50, primary_key=True)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"


class ScheduleFailure(models.Model):
    """Something that should have been published or taken down by now, and why it was not.

    The row is there for as long as the failure is: each attempt is noted in it, and
    the attempt that succeeds takes it away.
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
