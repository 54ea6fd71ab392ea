from django.db import models


class GivenPermission(models.Model):
    """That `manage.py set_up` has given a group a permission, so that it never does so again."""

    group = models.CharField(max_length=150)
    permission = models.CharField(max_length=150)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["group", "permission"], name="given_only_once")
        ]

    def __str__(self):
        return f"{self.group}: {self.permission}"
