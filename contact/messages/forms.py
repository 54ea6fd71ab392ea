"""The contact form, and the signed stamp that says when it was fetched.

The page with the form is the same bytes for everybody and may be kept in caches, so it carries
only the hour in which it was made. Where JavaScript runs, contact/message.js exchanges it for the
second in which the visitor began to write. What fails here is held for a person to look at.
"""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.clean_text import clean_line, clean_lines
from contact.phone import PhoneNumberField

from .topics import Topics

MAX_TEXT = 5_000
# Nobody writes faster; a form that somebody has copied goes stale. The page's own stamp may be of
# any age: the page is kept until the site changes.
MIN_AGE = timedelta(seconds=3)
MAX_AGE = timedelta(days=60)
HOUR = 3600
signer = Signer(salt="contact.time_trap")


def stamp_of_page():
    """Return the signed stamp of this hour, the same for every visitor."""
    return signer.sign(f"h{int(timezone.now().timestamp()) // HOUR * HOUR}")


def stamp_of_now():
    """Return the signed stamp of this second."""
    return signer.sign(f"s{int(timezone.now().timestamp())}")


def suspicion_of(stamp):
    """Return "too fast", "too old" or "forged", or "" where `stamp` is what a visitor sends."""
    try:
        value = signer.unsign(stamp)
    except BadSignature:
        return "forged"
    age = timedelta(seconds=timezone.now().timestamp() - int(value[1:]))
    if value.startswith("h"):
        return ""
    if age < MIN_AGE:
        return "too fast"
    return "too old" if age > MAX_AGE else ""


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
    stamp = forms.CharField(required=False, initial=stamp_of_page, widget=forms.HiddenInput)

    def __init__(self, page, data=None):
        """Make the form of the ContactPage `page`; `data` is what was posted, if anything."""
        super().__init__(clean_input(data), label_suffix="")
        self.topics = Topics(page)
        self.fields["topic"].choices = self.topics.choices
        if not self.topics.choices:
            del self.fields["topic"]

    def clean_name(self):
        return check_length(100, self.cleaned_data["name"])

    def clean_text(self):
        return check_length(MAX_TEXT, self.cleaned_data["text"])

    def clean(self):
        if not any(self.data.get(name) for name in ("email", "phone")):
            self.add_error(
                "email", _("Write an e-mail address or a phone number, so that we can reply.")
            )

    def chosen_topic(self):
        """Return the person or area chosen, as a field of a message."""
        return self.topics.chosen(self.cleaned_data.get("topic", ""))


def clean_input(data):
    """Return what was posted without the characters that nobody types, or None as it is."""
    if data is None:
        return None
    one_line = {name: clean_line(value) for name, value in data.items() if name != "text"}
    return {**one_line, "text": clean_lines(data.get("text", ""))}


def check_length(length, text):
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
