from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from policy.editing.conflicts import ConflictMixin
from policy.pictures.file_titles import is_name_of, title_from
from policy.pictures.focus import FocusField, FocusInput, set_point

from .fields import PictureField
from .preparation import state_of

# What can wait when a picture is uploaded; its title is made of the name of its file.
MORE = ("title", "credit", "licence", "source", "collection", "tags")


class CheckedImageForm(ConflictMixin, BaseImageForm):
    """Wagtail's form for pictures: with the field above, a readable title, and what it shows."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = self.fields.get("file")
        if given:
            self.fields["file"] = PictureField(
                label=given.label,
                required=given.required,
                widget=given.widget,
                help_text=given.help_text,
            )
            # A browser says so at once, before the file is on its way.
            self.fields["file"].widget.attrs |= {
                "data-max-bytes": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
                "data-too-large": self.fields["file"].error_messages["file_too_large_unknown_size"],
            }
            self.order_fields(["file", "description"])
        if "description" in self.fields:
            self.fields["description"].help_text = _(
                "What does the picture show, to someone who cannot see it? For instance: Three "
                "pupils read at a table in the library. Leave it empty only where the picture "
                "is mere decoration."
            )
        if not given and self.instance.pk:
            self.fields["focus"] = FocusField(self.instance)
            # First, so that editors see the picture while they describe it.
            self.order_fields(["focus"])

        if self.instance.pk:
            seen = self.fields["file" if given else "focus"]
            seen.help_text = f"{seen.help_text} {state_of(self.instance)}".strip()

    @property
    def asked(self):
        """The visible fields that everybody should fill in."""
        return [field for field in self.visible_fields() if field.name not in MORE]

    @property
    def more(self):
        """The visible fields that a form folds."""
        return [field for field in self.visible_fields() if field.name in MORE]

    @property
    def is_unfolded(self):
        return any(field.errors for field in self.more)

    @property
    def media(self):
        """Also what the field `focus` needs, whose forms arrive when the page is there."""
        return super().media + FocusInput().media

    def clean(self):
        cleaned = super().clean()
        if "file" in self.changed_data and cleaned.get("file"):
            sent = self.files[self.add_prefix("file")].name
            if is_name_of(cleaned.get("title", ""), sent):
                cleaned["title"] = title_from(sent)
        return cleaned

    def save(self, commit=True):
        if self.cleaned_data.get("focus"):
            set_point(self.instance, self.cleaned_data["focus"])
        return super().save(commit)
