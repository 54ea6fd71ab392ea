"""A document that is read in as a programme, and what each promise said in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string

from .commitments.append_only import AppendOnly
from .commitments.commitment import Commitment


class ProgrammeImport(models.Model):
    """A document on its way to become the drafts of a programme, and afterwards its source.

    `paragraphs` are as they were read, and never changed; `rows` are what editors make of them
    (see policy/importing/rows.py). Each save raises `version`: who saves an older one is told.
    """

    title = models.CharField(_("title"), max_length=255)
    document = models.ForeignKey(
        get_document_model_string(), on_delete=models.PROTECT, related_name="imports"
    )
    sha256 = models.CharField(_("checksum"), max_length=64)
    adopted = models.DateField(_("adopted"), null=True, blank=True)
    shows_document = models.BooleanField(_("visitors may read the document"), default=True)
    language = models.CharField(max_length=20, default=settings.LANGUAGE_CODE)
    paragraphs = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField()
    programme = models.ForeignKey(
        "policy.PolicyIndexPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    pages = models.JSONField(default=list)
    built_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["-changed_at"]
        verbose_name = _("programme that is read in")
        verbose_name_plural = _("programmes that are read in")

    def __str__(self):
        return self.title

    @property
    def is_public(self):
        """Whether visitors may read the document: once something that it promises is public."""
        points = self.points.values("public_id")
        return self.shows_document and Commitment.objects.filter(public_id__in=points).exists()

    @property
    def document_url(self):
        """The address of the document for visitors, "" where they may not read it."""
        restricted = self.document.collection.get_view_restrictions().exists()
        return self.document.url if self.is_public and not restricted else ""


class ImportedPoint(AppendOnly):
    """What a point of a list says in the document that it comes from.

    It is found by the number of the commitment that the point becomes when it is published.
    """

    imported = models.ForeignKey(ProgrammeImport, on_delete=models.PROTECT, related_name="points")
    translation_key = models.UUIDField()
    block_id = models.CharField(max_length=100)
    public_id = models.CharField(max_length=10, db_index=True)
    words = models.TextField()
    page = models.PositiveIntegerField(null=True)
    heading = models.CharField(max_length=255, blank=True)

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        ordering = ["pk"]
        verbose_name = _("words in the document")
        verbose_name_plural = _("words in the document")

    def __str__(self):
        return self.words
