"""Where the drafts of an import are to stand."""

import re

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.importing.building import NewProgramme, name_of_area
from policy.models import PolicyAreaPage

from .begin_form import refuse_future
from .permissions import place_for_programme, programmes_for

YEARS = re.compile(r"[\s,(]*\b(20\d\d)\s*[–—-]\s*(20\d\d)\b\)?")
NEW, ADD, ANOTHER = "new", "add", "another"
FIRST_YEAR, LAST_YEAR = 1900, 2200


class BuildForm(forms.Form):
    """A new programme with its title and years, or one that is there."""

    place = forms.ChoiceField(
        label=gettext_lazy("Where do the areas belong?"), widget=forms.RadioSelect
    )
    same_name = forms.ChoiceField(
        label=gettext_lazy("Areas that are there already"),
        choices=[
            (ADD, gettext_lazy("Add what is read in to the areas that are there, as a draft")),
            (ANOTHER, gettext_lazy("Make another area with the same title")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    title = forms.CharField(
        label=gettext_lazy("Title of the new programme"), max_length=150, required=False
    )
    start = forms.IntegerField(
        label=gettext_lazy("First year of the term"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
    )
    end = forms.IntegerField(
        label=gettext_lazy("Last year of the term"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
    )
    adopted = forms.DateField(
        label=gettext_lazy("When was the document adopted?"),
        required=False,
        validators=[refuse_future],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Visitors see it beside the words of the document."),
    )
    shows_document = forms.BooleanField(
        label=gettext_lazy("Visitors may read the document"),
        required=False,
        help_text=gettext_lazy(
            "Once its promises are public, each leads to it. Remarks and tracked changes in the "
            "file can be read too: take them away in it first, or untick this."
        ),
    )

    def __init__(self, imported, user, draft, data=None):
        self.user, self.draft = user, draft
        self.parent = place_for_programme(user)
        self.programmes = {str(one.pk): one for one in programmes_for(user)}
        title, years = title_and_years(imported)
        initial = {
            "title": title,
            "start": years and years[0],
            "end": years and years[1],
            "adopted": imported.adopted,
            "shows_document": imported.shows_document,
        }
        choices = [(pk, named(one)) for pk, one in self.programmes.items()]
        if self.parent:
            choices.insert(0, (NEW, _("A new programme")))
        initial["place"] = choices[0][0] if choices else ""
        super().__init__(data, initial=initial)
        self.fields["place"].choices = choices

    @property
    def asks_about_names(self):
        """Whether areas of the chosen programme have the titles of some that are read in."""
        return "same_name" in self.errors or bool(self.data.get("same_name"))

    @property
    def new_fields(self):
        """The fields that a new programme has."""
        return [self[name] for name in ("title", "start", "end")] if self.parent else []

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("place") == NEW:
            for name in ("title", "start", "end"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("Fill this in: the new programme needs it."))
            start, end = cleaned.get("start"), cleaned.get("end")
            if start and end and end < start:
                self.add_error("end", _("The term cannot end before it begins."))
        elif cleaned.get("place"):
            self.check_names(cleaned)
        return cleaned

    def check_names(self, cleaned):
        """Let nobody make a second area of one title, or add to one that is locked, unasked."""
        there = self.areas_of_same_name
        if there and not cleaned.get("same_name"):
            text = _("The programme has %(titles)s already. Choose what becomes of that.")
            self.add_error("same_name", text % {"titles": titles(there.values())})
        elif cleaned.get("same_name") == ADD:
            closed = [one for one in there.values() if not may_change(one, self.user)]
            if closed:
                text = _("You cannot change %(titles)s now: it is locked, or waits for review.")
                self.add_error("same_name", text % {"titles": titles(closed)})

    @property
    def areas_of_same_name(self):
        """The areas of the chosen programme with the titles of some that are read in, by name."""
        programme = self.programmes.get(self.cleaned_data["place"])
        # Of two with one title the last counts: one that visitors see, and the first of those.
        below = PolicyAreaPage.objects.child_of(programme) if programme else None
        areas = below.order_by("live", "-path") if programme else []
        wanted = {name_of_area(area.page.title) for area in self.draft.areas}
        found = {name_of_area(page.draft_title): page for page in areas}
        return {name: page for name, page in found.items() if name in wanted}

    @property
    def adds_to(self):
        """What `build` is to add to, instead of making it."""
        return self.areas_of_same_name if self.cleaned_data["same_name"] == ADD else {}

    @property
    def target(self):
        cleaned = self.cleaned_data
        if cleaned["place"] == NEW:
            return NewProgramme(self.parent, cleaned["title"], cleaned["start"], cleaned["end"])
        return self.programmes[cleaned["place"]]


def may_change(page, user):
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() and not permissions.page_locked()


def titles(pages):
    return get_text_list([_("“%s”") % page.draft_title for page in pages], _("and"))


def named(programme):
    return f"{programme.draft_title} {programme.term}"


def title_and_years(imported):
    """Return the title without years, and the years in it or in the first words, or None."""
    texts = [imported.title, *(one["text"] for one in imported.paragraphs[:20])]
    found = next(filter(None, map(YEARS.search, texts)), None)
    title = YEARS.sub("", imported.title).strip(" ,–—-")
    years = (int(found[1]), int(found[2])) if found else None
    return title or imported.title, years
