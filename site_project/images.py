from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class WholeImageField(WagtailImageField):
    """Wagtail's field for pictures, which also says so when a file breaks off or is no picture."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error


class CheckedImageForm(BaseImageForm):
    """Wagtail's form for pictures, with the field above."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = self.fields.get("file")
        if given:
            self.fields["file"] = WholeImageField(
                label=given.label,
                required=given.required,
                widget=given.widget,
                help_text=given.help_text,
            )
