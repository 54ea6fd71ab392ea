from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    PageChooserBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    URLBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock

from policy.addresses import validate_web_address
from policy.translation.roots import language_of


class LinkValue(StructValue):
    """A link whose template needs only `url` and `text`, whatever it leads to."""

    @property
    def url(self):
        """Return the address, or "" where there is nothing public to lead to."""
        page, document = self.get("page"), self.get("document")
        if page:
            return page.url or "" if page.live else ""
        if document:
            return document.url
        return self.get("address") or ""

    @property
    def language(self):
        """The tag of the language of `text` where it is the title of a page."""
        page = self.get("page")
        return language_of(page) if page and not self.get("link_text") else ""

    @property
    def text(self):
        target = self.get("page") or self.get("document")
        return self.get("link_text") or (target.title if target else "")


class LinkBlock(StructBlock):
    """A link to exactly one of a page, a document and an outside address."""

    page = PageChooserBlock(label=_("Page"), required=False, help_text=_("A page on this site …"))
    document = DocumentChooserBlock(
        label=_("Document"), required=False, help_text=_("… or a document …")
    )
    address = URLBlock(
        label=_("Outside address"),
        required=False,
        validators=[validate_web_address],
        help_text=_("… or an address on another site, beginning with https://."),
    )
    link_text = CharBlock(
        label=_("Link text"),
        max_length=150,
        required=False,
        help_text=_("Says where the link leads. Empty: the title of the page or document."),
    )

    def clean(self, value):
        if self.is_deferred_validation:
            return value
        value = super().clean(value)
        given = [name for name in ("page", "document", "address") if value[name]]
        if not given:
            error = ValidationError(_("Choose a page or a document, or write an address."))
            raise StructBlockValidationError({"page": error})
        if len(given) > 1:
            error = ValidationError(
                _("A link leads to one place: keep one of page, document and address.")
            )
            raise StructBlockValidationError(dict.fromkeys(given[1:], error))
        if value["address"] and not value["link_text"]:
            error = ValidationError(_("Write a link text that says where the address leads."))
            raise StructBlockValidationError({"link_text": error})
        return value

    class Meta:
        label = _("Link")
        icon = "link"
        description = _("A link to a page, a document or another site")
        template = "components/link.html"
        value_class = LinkValue
        label_format = "{link_text}"
        preview_value = {"address": "https://www.botkyrka.se", "link_text": "Botkyrka kommun"}
