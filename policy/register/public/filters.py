from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from policy.models.commitments import RegisterArea, Status

ALL_TERMS = "alla"


class RegisterFilters(forms.Form):
    """The filters of the public register, from the address: area, status and term.

    A value that there is no commitment for is named in the error, since a menu cannot keep it.
    """

    unknown = {"invalid_choice": _("There is no “%(value)s” to choose. That choice is not used.")}
    area = forms.ChoiceField(label=_("Area"), required=False, error_messages=unknown)
    status = forms.ChoiceField(label=_("Status"), required=False, error_messages=unknown)
    term = forms.ChoiceField(label=_("Term"), required=False, error_messages=unknown)

    def __init__(self, data: QueryDict, areas: list[RegisterArea], terms: list[str]):
        super().__init__(data, auto_id="filter-%s")
        by_slug: dict[str, str] = {}
        for area in areas:
            by_slug.setdefault(area.slug, area.title)  # of several terms, the newest comes first
        choices = [*((term, term) for term in terms), (ALL_TERMS, _("All terms"))]
        self.fields["area"].choices = [("", _("All areas")), *by_slug.items()]
        self.fields["status"].choices = [("", _("Every status")), *Status.choices]
        self.fields["term"].choices = choices
        self.full_clean()

    def chosen(self, name: str) -> str:
        """The valid value of a field, or ""."""
        return self.cleaned_data.get(name, "")
