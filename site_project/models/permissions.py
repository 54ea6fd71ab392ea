from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from policy.editing.conflicts import ConflictForm
from site_project.admin.workflow import disable_review, enable_review, rename_wagtail_workflow


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


@register_setting(icon="clipboard-list")
class Review(BaseGenericSetting):
    """Whether somebody else reads an editor's text before visitors see it."""

    required = models.BooleanField(
        _("Somebody else reads before it is published"),
        default=True,
        help_text=_(
            "On: what editors write is sent for review, and a reviewer or an administrator "
            "publishes it. Off, for a small team: editors publish by themselves, and what waits "
            "for review stays as a draft."
        ),
    )

    base_form_class = ConflictForm
    panels = [FieldPanel("required")]

    class Meta:
        default_permissions = ("change",)
        verbose_name = _("review before publishing")

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def set_up(cls):
        """Switch review on in a new site; what has been chosen since is left as it is."""
        if not cls.objects.exists():
            rename_wagtail_workflow()
            cls.objects.create()

    @transaction.atomic
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        if self.required:
            enable_review()
        else:
            disable_review()
