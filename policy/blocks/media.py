from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock


class PictureBlock(StructBlock):
    """One picture with its alternative text (WCAG 2.2, 1.1.1) and caption."""

    image = ImageBlock(
        label=_("Picture"),
        help_text=_(
            "Describe the picture for those who cannot see it, or say that it is decorative."
        ),
    )
    caption = CharBlock(
        label=pgettext_lazy("picture", "Caption"),
        max_length=250,
        required=False,
        help_text=_("Shown below the picture."),
    )

    class Meta:
        label = _("Picture")
        icon = "image"
        form_classname = "struct-block picture-block"


class PicturesBlock(StructBlock):
    """One picture, or up to three side by side."""

    pictures = ListBlock(
        PictureBlock(),
        label=_("Pictures"),
        min_num=1,
        max_num=3,
        help_text=_("Up to three pictures stand side by side."),
    )

    def get_preview_value(self):
        picture = get_image_model().objects.first()
        if picture is None:
            return self.normalize({"pictures": []})
        image = {"image": picture.pk, "alt_text": picture.description, "decorative": False}
        return self.to_python({"pictures": [{"image": image, "caption": picture.title}]})

    class Meta:
        label = _("Picture")
        icon = "image"
        description = _("One picture, or up to three side by side, with captions")
        template = "policy/blocks/pictures.html"
