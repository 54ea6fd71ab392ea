from django.db import models


class Generation(models.Model):
    """The content version of the public site, a number in a single row.

    Triggers of the database advance it in the same transaction as every change to
    something that visitors can see, whoever makes the change and by whatever means.
    """

    number = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_generation")]

    def __str__(self):
        return str(self.number)
