"""Addresses on the web are http or https: no browser opens ftp any more."""

from django import forms
from django.core.validators import URLValidator
from django.db import models
from wagtail.admin.forms.models import register_form_field_override


class WebAddressField(forms.URLField):
    default_validators = [URLValidator(schemes=["http", "https"])]


def install():
    override = {"form_class": WebAddressField, "assume_scheme": "https"}
    register_form_field_override(models.URLField, override=override)
