from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    RichTextBlock,
    StructBlock,
    StructBlockValidationError,
    URLBlock,
)
from wagtail.blocks import TextBlock as PlainTextBlock

from policy.addresses import validate_web_address

RUNNING_TEXT = ["h3", "bold", "italic", "ul", "ol", "link", "document-link"]


class TextBlock(RichTextBlock):
    """Running text with subheadings, lists and links."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": RUNNING_TEXT, **kwargs})

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        description = _("Running text with subheadings, lists and links")
        template = "policy/blocks/text.html"
        preview_value = (
            "<p>Vi vill att du ska ha nära till grönska, handel och buss, "
            "var i kommunen du än bor.</p>"
        )


class KeyFigureBlock(StructBlock):
    """A number, set large, with its source."""

    number = CharBlock(
        label=_("Number"), max_length=20, help_text=_("For instance 8 000 or 50. Digits only.")
    )
    unit = CharBlock(
        label=_("Unit"),
        max_length=60,
        required=False,
        help_text=_("What is counted, for instance homes or million kronor."),
    )
    explanation = PlainTextBlock(
        label=_("Explanation"),
        rows=2,
        required=False,
        help_text=_("One sentence that says what the number means."),
    )
    source = CharBlock(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("Where the number comes from."),
    )
    source_url = URLBlock(
        label=_("Address of the source"),
        required=False,
        validators=[validate_web_address],
        help_text=_("A link that the reader can follow, beginning with https://."),
    )

    def clean(self, value):
        if self.is_deferred_validation:
            return value
        value = super().clean(value)
        if value["source_url"] and not value["source"]:
            error = ValidationError(_("Write what the source is called: it is the link's text."))
            raise StructBlockValidationError({"source": error})
        return value

    class Meta:
        label = _("Key figure")
        icon = "order"
        description = _("A large number with its unit, explanation and source")
        template = "policy/blocks/key_figure.html"
        label_format = "{number} {unit}"
        preview_value = {
            "number": "8 000",
            "unit": "bostäder",
            "explanation": "Så många hem vill vi bygga, i alla kommundelar.",
            "source": "Vårt program",
        }


class QuoteBlock(StructBlock):
    """A quotation with its author."""

    text = PlainTextBlock(
        label=_("Quote"), rows=3, help_text=_("The words themselves, without quotation marks.")
    )
    name = CharBlock(
        label=_("Name"), max_length=100, required=False, help_text=_("Who said or wrote it.")
    )
    role = CharBlock(
        label=_("Role"),
        max_length=150,
        required=False,
        help_text=_("For instance the person's task, or the document that is quoted."),
    )

    class Meta:
        label = _("Quote")
        icon = "openquote"
        description = _("A quotation with who said it")
        template = "policy/blocks/quote.html"
        label_format = "{text}"
        preview_value = {
            "text": "Det ska finnas ett hem för dig.",
            "role": "Ur vårt program",
        }
