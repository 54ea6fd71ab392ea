"""The form of a leaflet: first what it is about, then what it says."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page

from contact.models import ContactPerson
from contact.sender import as_person
from policy.checks.editorial import PRIVATE_PICTURE
from policy.models import Picture, PolicyAreaPage, PolicyIndexPage
from policy.typesetting.leaflet import Leaflet

# What fits on a page of A5 in letters that people read while standing.
MOST_POINTS, MOST_LETTERS = 10, 900
PRE_CHOSEN = 6


class PageChoice(forms.ModelChoiceField):
    def label_from_instance(self, page):
        return f"{page.title} ({page.locale})"


class SubjectForm(forms.Form):
    """What the leaflet is about: an area, or the whole programme."""

    page = PageChoice(Page.objects.none(), label=gettext_lazy("What it is about"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pages = Page.objects.live().type(PolicyAreaPage, PolicyIndexPage).filter(alias_of=None)
        self.fields["page"].queryset = pages.select_related("locale").order_by("path")


class LeafletForm(forms.Form):
    """What a leaflet on `page` says; its promises are those that are published."""

    headline = forms.CharField(label=gettext_lazy("Headline"), max_length=80)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    points = forms.MultipleChoiceField(
        label=gettext_lazy("Promises"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("At most ten, and so many words that they fit on a page."),
    )
    picture = forms.ModelChoiceField(
        Picture.objects.all(),
        label=gettext_lazy("Picture"),
        required=False,
        widget=AdminImageChooser,
    )
    person = forms.ModelChoiceField(
        ContactPerson.objects.none(), label=gettext_lazy("Contact person"), required=False
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[
            ("a5", gettext_lazy("A5, printed on both sides")),
            ("folded", gettext_lazy("A4, folded once: four pages")),
        ],
        widget=forms.RadioSelect,
        initial="a5",
    )
    has_marks = forms.BooleanField(
        label=gettext_lazy("For a print shop: 3 mm of bleed, and crop marks"), required=False
    )

    def __init__(self, page, *args, **kwargs):
        self.page = page.specific
        is_area = isinstance(self.page, PolicyAreaPage)
        points = list(dict.fromkeys(points_of(self.page)))
        initial = {
            "headline": (self.page.title if is_area else self.page.slogan)[:80],
            "text": self.page.lead[:500] if is_area else "",
            "points": points[:PRE_CHOSEN],
            "picture": self.page.picture if is_area else None,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["points"].choices = [(point, point) for point in points]
        people = ContactPerson.objects.filter(locale=self.page.locale_id)
        self.fields["person"].queryset = people or ContactPerson.objects.all()

    def clean_picture(self):
        picture = self.cleaned_data["picture"]
        if picture and picture.is_private:
            raise ValidationError(PRIVATE_PICTURE)
        return picture

    def clean_points(self):
        points = self.cleaned_data["points"]
        if len(points) > MOST_POINTS or sum(map(len, points)) > MOST_LETTERS:
            raise ValidationError(_("They do not fit on a page. Choose fewer."))
        return points

    def leaflet(self):
        """Return the Leaflet that was asked for; the form is valid."""
        said = self.cleaned_data
        picture, person = said["picture"], said["person"]
        is_own = picture and getattr(self.page, "picture", None) == picture
        alt = self.page.picture_description if is_own else getattr(picture, "description", "")
        return Leaflet(
            self.page,
            picture_alt=alt or "",
            person=person and as_person(person),
            **{
                name: said[name]
                for name in ("headline", "text", "points", "picture", "kind", "has_marks")
            },
        )


def points_of(page):
    """Yield the published promises of an area, or of every area of a programme."""
    areas = [page]
    if isinstance(page, PolicyIndexPage):
        areas = PolicyAreaPage.objects.live().child_of(page).order_by("path")
    for area in areas:
        for block in area.body:
            if block.block_type == "commitments":
                yield from block.value["points"]
