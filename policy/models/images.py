from functools import partial
from pathlib import PurePath

from django.db import models, transaction
from django.db.transaction import on_commit
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    SourceImageIOError,
    get_rendition_storage,
    get_rendition_upload_to,
    get_upload_to,
)
from wagtail.utils.file import hash_filelike

from policy.addresses import validate_web_address
from policy.pictures.fields import PictureFileField
from policy.pictures.metadata import PixelsOnly, without_metadata
from policy.pictures.queue import making_slot
from policy.pictures.renditions import Encoding, shrunk
from policy.pictures.signals import announce
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
        announce()

    def create_renditions(self, *filters):
        """Return a rendition for each of the filters; what is missing is made of one decoding."""
        if not filters:
            return {}
        with making_slot():
            found = {one.filter: one for one in self.saved_renditions(filters)}
            missing = [one for one in filters if one not in found]
            pixels = shrunk(self, missing) if missing else []
            made = [self.rendition_of(*one) for one in zip(missing, pixels, strict=True)]
            self.add_renditions(made)
        return {one.filter: one for one in self.saved_renditions(filters)}

    def add_renditions(self, made):
        """Save them, unless the picture has got another file or folder while they were made."""
        with transaction.atomic():
            same = Picture.objects.filter(
                pk=self.pk, file=self.file.name, is_private=self.is_private
            )
            if not same.select_for_update().exists():
                raise SourceImageIOError(f"{self.file.name} has been replaced")
            PictureRendition.objects.bulk_create(made, ignore_conflicts=True)

    def saved_renditions(self, filters):
        keys = {one.spec: one.get_cache_key(self) for one in filters}
        saved = self.renditions.filter(filter_spec__in=keys)
        return [one for one in saved if one.focal_point_key == keys[one.filter_spec]]

    def rendition_of(self, filter, pixels):
        return PictureRendition(
            image=self,
            filter_spec=filter.spec,
            focal_point_key=filter.get_cache_key(self),
            file=self.generate_rendition_file(filter, source=pixels),
        )

    def generate_rendition_file(self, filter, *, source=None):
        """Encode the PillowImage `source` as the filter says, or else the picture itself."""
        if source is None:
            [source] = shrunk(self, [filter])
        return super().generate_rendition_file(Encoding(filter.spec), source=source)


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
