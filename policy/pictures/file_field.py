from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .header import header


class PictureFile(WagtailImageFieldFile):
    def get_image_dimensions(self):
        """Return width and height by the header: Wagtail decodes the picture to find them."""
        was_closed = self.closed
        self.open()
        try:
            return header(self).size
        finally:
            self.close() if was_closed else self.seek(0)


class PictureFileField(WagtailImageField):
    """The file of a picture, as Wagtail has it but for PictureFile."""

    attr_class = PictureFile
