from functools import partial
from pathlib import PurePath

from django.db import models
from django.db.transaction import on_commit
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.utils.file import hash_filelike

from policy.addresses import validate_web_address
from policy.pictures.fields import PictureFileField
from policy.pictures.metadata import PixelsOnly, without_metadata
from policy.pictures.queue import decoding_slot
from policy.pictures.storage import (
    PRIVATE_RENDITIONS,
    RENDITIONS,
    delete_derived_files,
    original_name,
    rendition_name,
)


class Picture(AbstractImage):
    """A picture with what is needed to publish it: description, credit, licence, source.

    The file is stored without camera metadata, since that may hold the place where
    the picture was taken and so personal data (GDPR Art. 4(1)).
    """

    file = PictureFileField(
        _("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    credit = models.CharField(
        _("credit"),
        max_length=150,
        blank=True,
        help_text=_("Who made the picture. Shown below it."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=100,
        blank=True,
        help_text=_("On what terms it may be used, for instance CC BY 4.0. Shown below it."),
    )
    source = models.URLField(
        _("source"),
        blank=True,
        validators=[validate_web_address],
        help_text=_("The address where the picture was found. The credit links to it."),
    )

    # See policy.pictures.maintenance.
    is_private = models.BooleanField(default=False, db_default=False, editable=False, db_index=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "source",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self):
        """The description alone: a title is often a file name."""
        return self.description

    def get_upload_to(self, filename):
        return original_name(super().get_upload_to(filename), self.file_hash)

    def save(self, *args, **kwargs):
        former = None
        if self.file and not self.file._committed:
            if not isinstance(self.file.file, PixelsOnly):
                self.file = without_metadata(self.file)
            self._set_image_file_metadata()
            former = type(self).objects.filter(pk=self.pk).first()
        is_private = self.collection.get_view_restrictions().exists()
        if self._state.adding:
            self.is_private = is_private
        super().save(*args, **kwargs)
        if is_private != self.is_private:
            self.set_private(is_private)
        if former:
            self.renditions.all().delete()
            on_commit(partial(former.file.storage.delete, former.file.name))
            on_commit(partial(delete_derived_files, former.file_hash))

    def set_private(self, is_private):
        """Serve the picture to editors only from now on, or to everybody again."""
        self.is_private = is_private
        type(self).objects.filter(pk=self.pk).update(is_private=is_private)
        self.renditions.all().delete()
        on_commit(partial(delete_derived_files, self.file_hash))

    def generate_rendition_file(self, filter, *, source=None):
        with decoding_slot(self.width * self.height):
            return super().generate_rendition_file(filter, source=source)


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")
    file = PictureFileField(
        upload_to=get_rendition_upload_to,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]

    def get_upload_to(self, filename):
        return rendition_name(
            PRIVATE_RENDITIONS if self.image.is_private else RENDITIONS,
            self.image.file.name,
            self.filter_spec,
            hash_filelike(self.file.file),
            PurePath(filename).suffix,
        )

    @property
    def url(self):
        folder, _slash, name = self.file.name.rpartition("/")
        if folder == PRIVATE_RENDITIONS:
            return reverse("private_picture", args=[name])
        return super().url
