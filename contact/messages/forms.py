from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contact.clean_text import clean_line, clean_lines
from contact.phone import PhoneNumberField

from . import time_trap
from .topics import Topics

TEXT_AT_MOST = 5_000


class MessageForm(forms.Form):
    """A message to the branch: a name, one way to reply, the text, and whom it concerns."""

    use_required_attribute = False

    name = forms.CharField(
        label=_("Your name"),
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        error_messages={
            "invalid": _("Write the whole e-mail address, for instance name@example.org.")
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneNumberField(
        label=_("Phone"),
        required=False,
        error_messages={
            "invalid": _("Write a phone number with area code, for instance 070-123 45 67.")
        },
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    topic = forms.ChoiceField(label=_("Whom or what does it concern? (optional)"), required=False)
    text = forms.CharField(
        label=_("Your message"),
        error_messages={"required": _("Write your message.")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(
        required=False, initial=time_trap.stamp_of_page, widget=forms.HiddenInput
    )

    def __init__(self, page, data=None):
        """Make the form of the ContactPage `page`; `data` is what was posted, if anything."""
        super().__init__(tidied(data), label_suffix="")
        self.topics = Topics(page)
        self.fields["topic"].choices = self.topics.choices
        if not self.topics.choices:
            del self.fields["topic"]

    def clean_name(self):
        return at_most(100, self.cleaned_data["name"])

    def clean_text(self):
        return at_most(TEXT_AT_MOST, self.cleaned_data["text"])

    def clean(self):
        if not any(self.data.get(name) for name in ("email", "phone")):
            self.add_error(
                "email", _("Write an e-mail address or a phone number, so that we can reply.")
            )

    def chosen_topic(self):
        """Return the person or area chosen, as a field of a message."""
        return self.topics.chosen(self.cleaned_data.get("topic", ""))


def tidied(data):
    """Return what was posted without the characters that nobody types, or None as it is."""
    if data is None:
        return None
    one_line = {name: clean_line(value) for name, value in data.items() if name != "text"}
    return {**one_line, "text": clean_lines(data.get("text", ""))}


def at_most(length, text):
    """Return `text`; raise ValidationError where it is longer than `length` characters."""
    if len(text) > length:
        raise ValidationError(
            _("At most %(most)s characters, please; this is %(length)s."),
            params={"most": grouped(length), "length": grouped(len(text))},
        )
    return text


def grouped(number):
    """Return `number` with a space between thousands, as it is written in Swedish."""
    return f"{number:,}".replace(",", "\u00a0")
