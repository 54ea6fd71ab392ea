from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

DAYS = 30


class BinQuerySet(models.QuerySet):
    def expired(self):
        return self.filter(deleted_at__lt=timezone.now() - timedelta(days=DAYS))


class BinEntry(models.Model):
    """Something that was deleted in the admin, as the rows it was, until its days are over.

    It is in no tree, list or index, so nobody meets it but in the bin (docs/decisions/17).
    """

    model = models.CharField(max_length=100, help_text="app_label.model of what was deleted")
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=255)
    parent_id = models.PositiveBigIntegerField(null=True, help_text="page above a deleted page")
    pages = models.PositiveIntegerField(default=0, help_text="how many pages it is")
    was_live = models.BooleanField(default=False, help_text="whether visitors saw any of it")
    rows = models.TextField(help_text="all that was deleted, in Django's JSON format")
    cleared = models.JSONField(
        default=list, help_text="what referred to it: model, field, primary keys, value"
    )
    deleted_at = models.DateTimeField(default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BinQuerySet.as_manager()

    class Meta:
        ordering = ("-deleted_at", "-pk")
        default_permissions = ()

    def __str__(self):
        return self.title

    @property
    def last_day(self):
        return timezone.localdate(self.deleted_at) + timedelta(days=DAYS)
