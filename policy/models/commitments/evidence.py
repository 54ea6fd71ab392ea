import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string

from policy.addresses import host_of, is_at_web_port, is_for_everyone

from .append_only import AppendOnly

PATH_ON_THIS_SITE = re.compile(r"/(?![/\\])[^\s\\]*")
INVALID = _(
    "Write an address that begins with https://, or a page of this site such as /education/."
)
NOT_FOR_EVERYONE = _(
    "Only a single computer or a network of its own reaches that address. Write one that anyone "
    "can open; a page of this site is written as /education/."
)
ODD_PORT = _(
    "The address names a port, the number after the colon, where no web site for everyone is: many "
    "networks let nobody through. Write an address without it, or give the document itself."
)
WITH_PASSWORD = _("A user name or password stands in the address. The register never forgets it.")


def validate_evidence_address(value):
    """Raise ValidationError unless `value` is a path on this site, or an http(s) address that
    may be on the internet.
    """
    if PATH_ON_THIS_SITE.fullmatch(value):
        return
    validate_host(value)
    URLValidator(schemes=["https", "http"], message=INVALID)(value)
    if "@" in urlsplit(value).netloc:
        raise ValidationError(WITH_PASSWORD)


def validate_host(address):
    """Raise ValidationError where the host of a full address, or its port, is not for everyone."""
    try:
        host, is_usual = host_of(address), is_at_web_port(address)
    except ValueError as error:
        raise ValidationError(INVALID) from error
    if host and not is_for_everyone(host):
        raise ValidationError(NOT_FOR_EVERYONE)
    if not is_usual:
        raise ValidationError(ODD_PORT)


class Evidence(AppendOnly):
    """Where anyone can check an update: an address, a document on this site, or the address and
    a copy of what stood there.
    """

    update = models.ForeignKey(
        "policy.CommitmentUpdate", on_delete=models.PROTECT, related_name="evidence"
    )
    address = models.CharField(
        _("address of the evidence"),
        max_length=500,
        blank=True,
        validators=[validate_evidence_address],
        help_text=_(
            "Where anyone can check it, for instance minutes or a decision: https://… "
            "A page of this site may be written as /education/."
        ),
    )
    title = models.CharField(
        _("name of the evidence"),
        max_length=200,
        blank=True,
        help_text=_("The text of the link, for instance: Minutes of the council, 3 March 2020."),
    )
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "The evidence itself, or a copy of what stands at the address. It can be neither "
            "replaced nor deleted later."
        ),
    )
    kept = models.DateField(
        _("seen"),
        default=timezone.localdate,
        help_text=_("The day on which you saw what stands there."),
    )

    is_own = models.BooleanField(
        default=False, editable=False, help_text="Whether it is a page of the party's own site."
    )

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        ordering = ["pk"]
        indexes = [models.Index(fields=["address"], name="evidence_address")]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self):
        return self.title

    @property
    def url(self):
        """Where the link leads."""
        return self.address or self.document.url

    @property
    def is_document(self):
        """Whether that is the document itself."""
        return bool(self.document) and (not self.address or self.document.url in self.address)

    @property
    def copy_url(self):
        """The address of a copy of what stands at `url`, "" where there is none."""
        return self.document.url if self.document and not self.is_document else ""

    def clean(self):
        super().clean()
        errors = {}
        if self.document and not self.title.strip():
            self.title = self.document.title
        if not self.address and not self.document:
            errors["address"] = _("Write the address of the evidence.")
        if not self.title.strip():
            errors["title"] = _("Write what the evidence is called: it is the link's text.")
        if self.kept and self.kept > timezone.localdate():
            errors["kept"] = _("The date is in the future. Write when you saw it.")
        if errors:
            raise ValidationError(errors)
