from django import forms
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _

from policy.editing.conflicts import ConflictForm

from .checks import problem_of_accent, problem_of_mark


class AccentInput(forms.TextInput):
    """A colour that is typed or pasted, or chosen in the browser's own picker beside it."""

    def __init__(self, attrs=None):
        given = {"data-accent": _("Choose a colour"), "autocomplete": "off", "spellcheck": "false"}
        super().__init__({**given, **(attrs or {})})

    class Media:
        js = [Script("contact/admin/accent.js", type="module")]


class AppearanceForm(ConflictForm):
    """The appearance together with the name, which is kept in the contact details."""

    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        help_text=_(
            "The name of the branch, at the top and bottom of every page. Contact details have "
            "the same name: changed in one place, it is changed in both."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["name"] = self.instance.details.organisation

    def clean_accent(self):
        accent = "#" + self.cleaned_data["accent"].lower().removeprefix("#")
        if problem := problem_of_accent(accent):
            raise forms.ValidationError(problem)
        return accent

    def clean_mark(self):
        mark = self.cleaned_data["mark"]
        if mark and (problem := problem_of_mark(mark)):
            raise forms.ValidationError(problem)
        return mark

    def save(self, commit=True):
        appearance = super().save(commit)
        appearance.details.organisation = self.cleaned_data["name"]
        if commit:
            appearance.details.save()
        return appearance
