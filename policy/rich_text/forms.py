"""Forms of the dialogs in which an editor types where a link leads."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import choosers
from wagtail.admin.views import chooser

from .addresses import OTHER_HOST, anchor, telephone


class AddressField(choosers.URLOrAbsolutePathField):
    def to_python(self, value):
        """Take a form without the field for one in which it is empty."""
        return super().to_python(value or "")


class AddressForm(choosers.ExternalLinkChooserForm):
    url = AddressField(label=choosers.ExternalLinkChooserForm.base_fields["url"].label)

    def clean_url(self):
        url = self.cleaned_data["url"]
        if OTHER_HOST.match(url):
            raise ValidationError(_("Write the whole address, beginning with https://."))
        return url


class TelephoneForm(choosers.PhoneLinkChooserForm):
    def clean_phone_number(self):
        number = telephone(self.cleaned_data["phone_number"])
        if not number:
            raise ValidationError(
                _("Write a phone number with area code, for instance 070-123 45 67.")
            )
        return number.removeprefix("tel:")


class AnchorForm(choosers.AnchorLinkChooserForm):
    def clean_url(self):
        name = anchor(self.cleaned_data["url"])
        if not name:
            raise ValidationError(_("Write the heading that the link leads to."))
        return name


def patch_link_choosers():
    """Replace the forms that Wagtail's views name."""
    chooser.ExternalLinkView.form_class = AddressForm
    chooser.PhoneLinkView.form_class = TelephoneForm
    chooser.AnchorLinkView.form_class = AnchorForm
