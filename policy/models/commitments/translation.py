from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .append_only import AppendOnly


class UpdateTranslation(AppendOnly):
    """What an update says, in another language than that of the log.

    The last row of an update in a language holds; the earlier ones stay. An empty one takes the
    translation back. None is ever older than the update, which does not change.
    """

    update = models.ForeignKey(
        "policy.CommitmentUpdate", on_delete=models.PROTECT, related_name="translations"
    )
    language = models.CharField(_("language"), max_length=20)
    text = models.TextField(_("what happened"), max_length=2000, blank=True)
    author = models.CharField(_("written by"), max_length=200, blank=True, editable=False)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta(AppendOnly.Meta):
        default_permissions = ()
        ordering = ["-pk"]
        indexes = [models.Index(fields=["update", "language", "-id"], name="latest_translation")]
        verbose_name = _("translation of an update")
        verbose_name_plural = _("translations of updates")

    def __str__(self):
        return self.text

    @classmethod
    def text_of(cls, update="pk"):
        """Return an expression: the text of an update in the active language, "" without any."""
        language = get_language()
        if language == settings.LANGUAGE_CODE:
            return Value("", output_field=models.TextField())
        own = cls.objects.filter(update=OuterRef(update), language=language).order_by("-pk")
        return Coalesce(
            Subquery(own.values("text")[:1]), Value(""), output_field=models.TextField()
        )


def last_texts(translations):
    """Return what holds of UpdateTranslations, the last first: texts by language, no empty ones."""
    texts = {}
    for one in translations:
        texts.setdefault(one.language, one.text)
    return {language: text for language, text in texts.items() if text}
