from django.db import models


class GrantedPermission(models.Model):
    """A permission that `manage.py set_up` has granted a group, and does not grant again."""

    group = models.CharField(max_length=150)
    permission = models.CharField(max_length=150)

    class Meta:
        db_table = "site_project_givenpermission"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["group", "permission"], name="given_only_once")
        ]

    def __str__(self):
        return f"{self.group}: {self.permission}"
