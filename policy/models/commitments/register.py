from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .term import Term


class RegisterArea(models.Model):
    """An area of a programme in the register, which keeps it when its page is deleted.

    `key` is the translation key of the area's page, or of the programme for commitments
    on a page of no area.
    """

    key = models.UUIDField(_("key"), unique=True)
    title = models.CharField(_("title"), max_length=255)
    slug = models.SlugField(_("slug"), max_length=255, allow_unicode=True)
    term_start = models.PositiveSmallIntegerField(_("first year of the term"), db_index=True)
    term_end = models.PositiveSmallIntegerField(_("last year of the term"))

    # Whether its programme was taken back on the day it began; nothing of it is shown meanwhile.
    withheld = models.BooleanField(default=False)

    # Of the title. A page in another language sets both on the instance that it shows.
    language = settings.LANGUAGE_CODE

    class Meta:
        default_permissions = ()
        ordering = ["-term_start", "pk"]
        verbose_name = _("area")
        verbose_name_plural = _("areas")

    def __str__(self):
        return f"{self.title} {self.term}"

    @property
    def years(self):
        return Term(self.term_start, self.term_end)

    @property
    def term(self):
        return str(self.years)


class RegisterVersion(models.Model):
    """One row, which whoever writes in the register locks first, so that two never write at once.

    Its name and number are from when caches were told of a change by it; site_project.page_cache
    does that for the whole site.
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
