from django.db import models


class NetworkCount(models.Model):
    """How many messages came from one group of networks within an hour.

    See contact.messages.rate_limit.
    """

    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    bucket = models.PositiveIntegerField()
    messages = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "hour", "bucket"], name="one_count_an_hour")
        ]

    def __str__(self):
        return f"{self.day} {self.hour}: {self.messages}"


class DailySalt(models.Model):
    """The random number that a day's counts are made with; deleted when the day is over."""

    day = models.DateField(unique=True)
    salt = models.BinaryField(max_length=32)

    def __str__(self):
        return str(self.day)
