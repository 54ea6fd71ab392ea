"""What the screen of a translation shows: each Swedish text beside its own, and what is shared."""

from functools import cached_property
from html import unescape
from itertools import groupby
from typing import NamedTuple

from django.forms import Media
from django.urls import reverse
from django.utils.text import Truncator
from wagtail.admin.widgets import AdminPageChooser
from wagtail.documents import get_document_model
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.views.edit_translation import (
    FieldHasNoEditPanelError,
    TabHelper,
    get_segment_location_info,
)

# A text that a translator leaves empty is made from the title.
ADDRESS = "slug"
NAME_LENGTH = 48
CHOOSERS = {
    "image_chooser": (AdminImageChooser, get_image_model),
    "document_chooser": (AdminDocumentChooser, get_document_model),
    "page_chooser": (AdminPageChooser, lambda: Page),
}


class Former(NamedTuple):
    """What the Swedish text was before, and how that was translated."""

    source: str
    text: str


class Text(NamedTuple):
    """One Swedish text and its translation; `saved` is the StringTranslation, or None."""

    pk: int
    label: str
    heading: str
    path: str
    source: str
    saved: StringTranslation | None
    former: Former | None
    write_url: str

    @property
    def anchor(self):
        return f"text-{self.pk}"

    @property
    def value(self):
        return self.saved.data if self.saved else ""

    @property
    def error(self):
        return self.saved.get_error() if self.saved else None

    @property
    def is_address(self):
        return self.path == ADDRESS

    @property
    def has_markup(self):
        return "<" in self.source

    @property
    def shown_source(self):
        return self.source if self.has_markup else unescape(self.source)

    @property
    def is_missing(self):
        return not self.is_address and (not self.saved or bool(self.error))

    @property
    def name(self):
        """What the text is and how it begins, for a list of what is missing."""
        return f"{self.label}: {Truncator(unescape(self.source)).chars(NAME_LENGTH)}"


class SharedValue(NamedTuple):
    """A picture, page or address that is the same in every language unless another is chosen."""

    label: str
    value: object
    widget: str
    write_url: str
    is_own: bool
    pk: int


class Screen:
    """The texts of `translation` in the order of the Swedish form."""

    def __init__(self, translation):
        self.translation = translation
        self.source = translation.source.get_source_instance()
        self.tabs = TabHelper(self.source)

    def location(self, segment, **options):
        """Return where the form has the field of `segment`; None where it has none."""
        field_path = segment.context.get_field_path(self.source)
        try:
            return get_segment_location_info(
                self.source, self.tabs, segment.context.path, field_path, **options
            )
        except FieldHasNoEditPanelError:
            return None

    def placed(self, segments, **options):
        found = [
            (place, segment)
            for segment in segments.select_related("context").order_by("order")
            if (place := self.location(segment, **options))
        ]
        return sorted(found, key=lambda pair: (pair[0]["order"], pair[1].order))

    @cached_property
    def texts(self):
        segments = self.translation.source.stringsegment_set.select_related("string")
        placed = self.placed(segments)
        contexts = [segment.context_id for _place, segment in placed]
        made = StringTranslation.objects.filter(
            context__in=contexts, locale=self.translation.target_locale_id
        )
        made = made.select_related("last_translated_by", "translation_of").order_by("updated_at")
        saved = {(one.context_id, one.translation_of_id): one for one in made}
        latest = {one.context_id: one for one in made}
        return [
            self.text(place, segment, saved, latest.get(segment.context_id))
            for place, segment in placed
        ]

    def text(self, place, segment, saved, latest):
        here = saved.get((segment.context_id, segment.string_id))
        former = None if here or not latest else Former(latest.translation_of.data, latest.data)
        heading = str(place["field"])
        return Text(
            segment.pk,
            str(place["subField"] or heading),
            heading,
            segment.context.path,
            segment.string.data,
            here,
            former,
            reverse(
                "wagtail_localize:edit_string_translation", args=[self.translation.pk, segment.pk]
            ),
        )

    @property
    def sections(self):
        """Return the texts of each field or block, with its heading."""
        by_block = groupby(self.texts, key=lambda text: (text.heading, text.path.split(".")[:2]))
        return [(heading, list(texts)) for (heading, _block), texts in by_block]

    @property
    def missing(self):
        return [text for text in self.texts if text.is_missing]

    @property
    def shared(self):
        """Return what may be another in this language."""
        segments = self.translation.source.overridablesegment_set
        locale = self.translation.target_locale
        own = {one.context_id: one for one in segments.all().get_overrides(locale)}
        values = []
        for place, segment in self.placed(segments, widget=True):
            mine = own.get(segment.context_id)
            value = mine.data if mine else segment.data
            url = reverse("wagtail_localize:edit_override", args=[self.translation.pk, segment.pk])
            name = f"shared-{segment.pk}"
            widget = chooser_for(place["widget"]["type"], name, value)
            label = str(place["subField"] or place["field"])
            values.append(SharedValue(label, value, widget, url, bool(mine), segment.pk))
        return values


def chooser_for(kind, name, value):
    """Return the chooser of a picture, page or document as HTML; "" for what is typed."""
    if kind not in CHOOSERS:
        return ""
    widget, model = CHOOSERS[kind]
    chosen = model().objects.filter(pk=value).first()
    return widget().render(name, chosen, {"id": name})


def chooser_media():
    return sum((widget().media for widget, _model in CHOOSERS.values()), Media())
