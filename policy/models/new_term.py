from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class NewTerm(models.Model):
    """A programme that becomes the first page of the site: planned, begun, or undone again.

    `before` says how the pages stood: see policy/register/new_term/switch.py.
    """

    programme = models.ForeignKey(
        "policy.PolicyIndexPage", on_delete=models.CASCADE, related_name="+"
    )
    publishes_drafts = models.BooleanField(default=True)
    planned_for = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    before = models.JSONField(default=dict)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        default_permissions = ("add",)
        ordering = ["-pk"]
        verbose_name = _("new term")
        verbose_name_plural = _("new terms")

    def __str__(self):
        return str(_("New term: %(title)s") % {"title": self.programme.title})

    @classmethod
    def planned(cls):
        """Return the one that waits for its date, or None."""
        return cls.objects.filter(begun_at=None).select_related("programme").first()
