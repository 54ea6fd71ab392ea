from django.db import models
from django.utils import timezone


class OutgoingMail(models.Model):
    """A mail to somebody who writes here, from when it is made until the mail server takes it."""

    sealed = models.TextField()
    attempts = models.PositiveIntegerField(default=0)
    next_attempt = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.pk)
