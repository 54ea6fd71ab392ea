"""What of a page is translated, and what is the same in every language (wagtail-localize)."""

from wagtail_localize.fields import SynchronizedField, TranslatableField
from wagtail_localize.segments import StringSegmentValue


class SharedField(SynchronizedField):
    """A field that has the same value in every translation."""

    def __init__(self, field_name):
        super().__init__(field_name, overridable=False)


class PictureAltField(TranslatableField):
    """The alternative text of the picture at the top, or else the picture's own description.

    Translators see what a visitor hears, whichever of the two it is: it replaces the model's
    field where wagtail-localize gets the texts to translate from it.
    """

    def get_field(self, model):
        return PictureAlt(super().get_field(model))

    def is_synchronized(self, source):
        return False


class PictureAlt:
    def __init__(self, field):
        self.name = field.name

    def value_from_object(self, page):
        return page.picture_description

    def get_translatable_segments(self, value):
        return [StringSegmentValue("", value)]
