from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField


class Message(models.Model):
    """What a visitor wrote to the branch, until the date on which it is deleted.

    Who writes to a party may reveal a political opinion (GDPR, article 9), so only what the
    visitor typed is kept: no address of the computer, no browser, no page visited before.
    """

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be sent")
        SENT = "sent", _("Sent by e-mail")
        FAILED = "failed", _("Could not be sent")
        HELD = "held", _("Held: may be spam")
        ANSWERED = "answered", _("Answered")

    site = models.ForeignKey("wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE)
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    text = models.TextField(_("message"))
    person = models.ForeignKey(
        "contact.ContactPerson",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    area = models.ForeignKey(
        "policy.PolicyAreaPage",
        verbose_name=_("policy area"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    received = models.DateTimeField(_("received"), default=timezone.now)
    delete_on = models.DateField(_("deleted on"), db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    suspicion = models.CharField(_("why it is held"), max_length=250, blank=True)
    attempts = models.PositiveIntegerField(_("attempts to send"), default=0)
    next_attempt = models.DateTimeField(_("next attempt"), default=timezone.now)
    last_error = models.CharField(_("why it was not sent"), max_length=250, blank=True)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-received"]
        default_permissions = ["view", "change", "delete"]
        indexes = [models.Index(fields=["state", "next_attempt"], name="message_due")]

    def __str__(self):
        """Name the message without its sender: this is what the log of the admin keeps."""
        return f"{self._meta.verbose_name.capitalize()} {self.pk}"

    @property
    def concerns(self):
        """The person or area that the visitor chose, or ""."""
        return str(self.person or self.area or "")

    def send_again(self):
        """Put the message first in the queue, with a new count of attempts."""
        self.change(
            state=self.State.WAITING, attempts=0, next_attempt=timezone.now(), last_error=""
        )

    def mark_answered(self):
        self.change(state=self.State.ANSWERED)

    def change(self, **fields):
        """Change these fields alone; a message that has been deleted meanwhile stays so."""
        type(self).objects.filter(pk=self.pk).update(**fields)


def deletion_date(days):
    """Return the date on which a message that arrives now is deleted, `days` from today."""
    return timezone.localdate() + timedelta(days=days)
