from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from policy.pictures.file_titles import is_name_of, title_from
from policy.pictures.focus import FocusField, FocusInput, set_point


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
    """Wagtail's form for pictures: with the field above, a readable title, and what it shows."""

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
        if "description" in self.fields:
            self.fields["description"].help_text = _(
                "What does the picture show, to someone who cannot see it? For instance: Three "
                "pupils read at a table in the library. Leave it empty only where the picture "
                "is mere decoration."
            )
        if not given and self.instance.pk:
            self.fields["focus"] = FocusField(self.instance)
            # First, so that the picture is seen while it is described.
            self.order_fields(["focus"])

    @property
    def media(self):
        """Also what the field `focus` needs, whose forms arrive when the page is there."""
        return super().media + FocusInput().media

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        if "file" in self.changed_data and file and is_name_of(cleaned.get("title", ""), file.name):
            cleaned["title"] = title_from(file.name)
        return cleaned

    def save(self, commit=True):
        if self.cleaned_data.get("focus"):
            set_point(self.instance, self.cleaned_data["focus"])
        return super().save(commit)
