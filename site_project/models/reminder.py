from django.conf import settings
from django.db import models
from django.utils import timezone


class Reminder(models.Model):
    """Somebody who wants a mail each month about promises without news."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="promise_reminder"
    )
    latest = models.DateField(
        default=timezone.localdate, help_text="Day of the latest mail; before it, of the choice."
    )

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.user} {self.latest}"
