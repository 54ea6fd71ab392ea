from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from policy.editing.conflicts import ConflictForm


class PageReads(models.Model):
    """How often visitors have read the page at a path on one day."""

    day = models.DateField(db_index=True)
    path = models.CharField(max_length=255)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["day", "path"], name="read_once_a_day")]

    def __str__(self):
        return f"{self.day} {self.path}: {self.number}"


@register_setting(icon="view")
class ReadCounting(BaseGenericSetting):
    """Whether it is counted how often each page is read; off until somebody switches it on."""

    is_on = models.BooleanField(
        _("Count how often each page is read"),
        default=False,
        help_text=_(
            "On: for each page and day a number is kept, for 60 days, and nothing about who reads: "
            "no cookie, no address. It stands on the first page of the admin. Say so on the page "
            "about personal data first: the text that came with the site says that visits are "
            "not measured."
        ),
    )

    base_form_class = ConflictForm
    panels = [FieldPanel("is_on")]

    class Meta:
        default_permissions = ("change",)
        verbose_name = _("counting of reads")

    def __str__(self):
        return str(self._meta.verbose_name)
