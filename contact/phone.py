"""Telephone numbers as people write and read them, with extensions and foreign countries.

Stored as RFC 3966 has them, since E.164 has no extension (PHONENUMBER_DB_FORMAT).
"""

import re

from django.utils.translation import gettext as _
from phonenumber_field import formfields, modelfields
from phonenumber_field.phonenumber import PhoneNumber
from phonenumber_field.widgets import RegionalPhoneNumberWidget
from phonenumbers import country_code_for_region
from wagtail.admin.forms.models import register_form_field_override

# What precedes an extension in Swedish; phonenumbers knows the English words.
EXTENSION = re.compile(
    r",?\s*\b(?:ankn(?:ytning)?|växel|int)\b[\s.:]*(?=\d{1,7}\s*$)", re.IGNORECASE
)


class Widget(RegionalPhoneNumberWidget):
    def format_value(self, value):
        return str(value) if isinstance(value, PhoneNumber) else super().format_value(value)


class PhoneNumberField(formfields.PhoneNumberField):
    widget = Widget

    def to_python(self, value):
        return super().to_python(EXTENSION.sub(" ext. ", value) if value else value)


def shown(phone):
    """Return the number as it is written here, with its country where that is another one."""
    if not phone.is_valid():
        return phone.raw_input
    number = PhoneNumber(country_code=phone.country_code, national_number=phone.national_number)
    number.italian_leading_zero = phone.italian_leading_zero
    number.number_of_leading_zeros = phone.number_of_leading_zeros
    ours = phone.country_code == country_code_for_region("SE")
    text = number.as_national if ours else number.as_international
    if not phone.extension:
        return text
    return _("%(number)s ext. %(extension)s") % {"number": text, "extension": phone.extension}


def patch_phone_numbers():
    """Write numbers as shown() does, wherever one is written: also in the library's own widgets."""
    PhoneNumber.__str__ = shown
    override = {"form_class": PhoneNumberField}
    register_form_field_override(modelfields.PhoneNumberField, override=override)
