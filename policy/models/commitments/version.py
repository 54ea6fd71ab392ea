from django.db import models


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
