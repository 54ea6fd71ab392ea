"""What a field of a form holds: as a digest to compare, as a browser sends it, and in words."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import yesno
from django.utils.text import Truncator


def field_digest(field, value):
    """Return a short digest of `value`, the same for what is saved and for what is sent."""
    return hashlib.sha256(as_text(field, value).encode()).hexdigest()[:16]


def as_text(field, value):
    """Return `value` as one text, equal for values that the field does not distinguish."""
    if isinstance(field, forms.FileField):
        return str(value or "")
    value = field.prepare_value(value)
    if value is None or value is False:
        return ""
    if hasattr(value, "__iter__") and not isinstance(value, str):
        return "\n".join(sorted(str(one) for one in value))
    return str(value).replace("\r\n", "\n").strip()


def raw_field_digest(field, raw, saved):
    """Return the digest of what a browser sent for `field`, of `saved` where it sent no file.

    What is invalid is digested as it was sent.
    """
    if isinstance(field, forms.FileField) and not raw:
        return field_digest(field, saved)
    try:
        value = field.clean(raw, saved) if isinstance(field, forms.FileField) else field.clean(raw)
    except ValidationError:
        value = raw
    return field_digest(field, value)


def write_raw(data, name, field, value):
    """Write `value` into `data` (a mutable QueryDict) as a browser would send it."""
    if isinstance(field, forms.FileField):
        return
    value = field.prepare_value(value)
    if isinstance(field, forms.BooleanField):
        data.setlist(name, ["on"] if value else [])
    elif isinstance(field.widget, forms.SelectMultiple):
        data.setlist(name, [str(one) for one in value or []])
    else:
        data[name] = field.widget.format_value(value) or ""
        if isinstance(data[name], list):
            data[name] = data[name][0] if data[name] else ""


def in_words(field, value):
    """Return `value` in words, for a message; "" where there is none."""
    if isinstance(field, forms.BooleanField):
        return yesno(bool(value))
    value = field.prepare_value(value)
    if isinstance(field, forms.ModelChoiceField):
        many = value if isinstance(value, list | tuple) else [value] if value else []
        text = ", ".join(str(one) for one in field.queryset.filter(pk__in=many))
    elif isinstance(field, forms.ChoiceField):
        text = str(dict(field.choices).get(value, value or ""))
    else:
        text = as_text(field, value).replace("\n", ", ")
    return Truncator(text).chars(300)
