"""Rows that are written once. The database refuses the same: see policy/register/triggers.py."""

from django.db import models
from django.utils.translation import gettext as _


class AppendOnlyError(TypeError):
    """A row of a log was about to be changed or deleted."""

    def __init__(self):
        super().__init__(_("What has been written in the register is never changed or deleted."))


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise AppendOnlyError

    def delete(self):
        raise AppendOnlyError

    def bulk_update(self, objs, fields, batch_size=None):
        raise AppendOnlyError


class AppendOnly(models.Model):
    """A row of a log: it can be added and read, and nothing else."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
        default_permissions = ("add", "view")

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        raise AppendOnlyError
