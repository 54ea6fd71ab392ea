from django.db import models


class Edition(models.Model):
    """The translation state of a live page: digests of its text and of the Swedish one it follows.

    A translation is older than its source where its `follows` is not the source's `text`.
    See policy.translation.digests.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="edition"
    )
    text = models.CharField(max_length=32)
    follows = models.CharField(max_length=32, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.text
