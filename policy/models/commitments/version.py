import time

from django.db import models
from django.db.models import F, Subquery, Value
from django.db.models.functions import Coalesce, Greatest


class RegisterVersion(models.Model):
    """One row with a number that grows with every change of the register.

    Whoever writes in the register locks the row first, so that two never write at once;
    what is derived from the register is kept in the cache under the number, and so exact. It is
    no lower than the time in milliseconds, so that a backup that is restored goes on with numbers
    under which nothing has been kept.
    """

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.number)

    @classmethod
    def lock(cls):
        """Let nobody else write in the register before this transaction is over."""
        cls.objects.select_for_update().get_or_create(pk=1)

    @classmethod
    def grow(cls):
        now = Value(time.time_ns() // 1_000_000)
        cls.objects.filter(pk=1).update(number=Greatest(F("number") + 1, now))

    @classmethod
    def current(cls):
        return cls.objects.values_list("number", flat=True).first() or 0

    @classmethod
    def in_query(cls):
        """The number as a part of another query, which spares one of its own."""
        return Coalesce(Subquery(cls.objects.values("number")[:1]), Value(0))
