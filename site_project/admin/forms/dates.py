"""Dates of publishing and expiry are refused outside a plausible range of years."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateTimeInput

YEARS = range(2000, 2100)


class DateTimeField(forms.DateTimeField):
    """Refuses other centuries: 0027 is a slip for 2027, and would go live at once."""

    def strptime(self, value, format):
        moment = super().strptime(value, format)
        refuse_other_years(moment.year)
        return moment

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except OverflowError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if moment:
            refuse_other_years(moment.year)
        return moment


def refuse_other_years(year):
    if year in YEARS:
        return
    if year < 100:
        message = _("Write the year with four digits: %(year)s, not %(typed)s.")
        raise ValidationError(message % {"year": 2000 + year, "typed": year})
    message = _("Choose a year from %(first)s to %(last)s.")
    raise ValidationError(message % {"first": YEARS[0], "last": YEARS[-1]})


def register_date_field():
    override = {"widget": AdminDateTimeInput, "form_class": DateTimeField}
    register_form_field_override(models.DateTimeField, override=override)
