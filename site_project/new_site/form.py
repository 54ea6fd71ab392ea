"""What one must know to make a site."""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from policy.addresses import validate_web_address

CONTENT = tomllib.loads((Path(__file__).parent / "content.toml").read_text())
LANGUAGES = dict(settings.LANGUAGES)


class AddressField(forms.URLField):
    """The address of a site, which becomes its host name and port."""

    default_validators = [*forms.URLField.default_validators, validate_web_address]
    default_error_messages = dict.fromkeys(
        ("required", "invalid"), "Write an address, for instance https://www.example.org."
    )

    def clean(self, value):
        try:
            parts = urlsplit(super().clean(value))
            return parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"]) from error


class NamesField(forms.CharField):
    """Names with commas between, which become a list with each of them once."""

    def to_python(self, value):
        names = (" ".join(name.split()) for name in super().to_python(value).split(","))
        return list(dict.fromkeys(filter(None, names)))


def validate_areas(areas):
    for area in areas:
        if len(area) > 100:
            raise ValidationError(f"Too long a name for an area: {area}")


def validate_languages(codes):
    if unknown := ", ".join(code for code in codes if code not in LANGUAGES):
        raise ValidationError(f"Not known: {unknown}. Choose from {', '.join(LANGUAGES)}.")


class NewSiteForm(forms.Form):
    name = forms.CharField(
        label="The name of the branch",
        error_messages={"required": "Write the name of the branch."},
        max_length=100,
    )
    address = AddressField(label="The address of the site")
    email = forms.EmailField(
        label="An e-mail address to show on the site (may be empty)", required=False
    )
    areas = NamesField(
        label="The areas of policy, separated by commas",
        initial=", ".join(CONTENT["area"]["areas"]),
        error_messages={"required": "Name at least one area."},
        validators=[validate_areas],
    )
    languages = NamesField(
        label="The languages, separated by commas: "
        + ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items()),
        initial=settings.LANGUAGE_CODE,
        validators=[validate_languages],
    )
