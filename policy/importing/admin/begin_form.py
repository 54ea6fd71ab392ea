"""The form by which a document comes in: a file, or text that is pasted."""

import re
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents import get_document_model

from policy.importing.document import UnreadableDocument
from policy.importing.reading import read
from policy.importing.rows import first_rows
from policy.models import ProgrammeImport

# In the language of the documents: "Antaget av årsmötet den 14 mars 2026".
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
ADOPTED = re.compile(rf"\bantag\w*\b.{{0,80}}?(\d{{1,2}}) ({'|'.join(MONTHS)}) (20\d\d)", re.I)


def refuse_future(day):
    """Raise ValidationError for a day that is still to come."""
    if day > timezone.localdate():
        raise ValidationError(_("The date is in the future."))


class BeginForm(forms.Form):
    """Reads the document while it is cleaned: what cannot be read is told at its field."""

    file = forms.FileField(
        label=gettext_lazy("The document"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.odt,.pdf,.rtf,.txt,.html,.htm"}),
        help_text=gettext_lazy(
            "Drop it here, or choose it: Word, OpenDocument, PDF, RTF, HTML or plain text, at most "
            "20 MB."
        ),
    )
    words = forms.CharField(
        label=gettext_lazy("Or paste its text here"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    # What the clipboard holds besides plain text: headings and lists.
    html = forms.CharField(required=False, widget=forms.HiddenInput)
    adopted = forms.DateField(
        label=gettext_lazy("When was it adopted?"),
        required=False,
        validators=[refuse_future],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("May be left empty, and written later. Visitors see it."),
    )

    def clean(self):
        cleaned = super().clean()
        file, words = cleaned.get("file"), cleaned.get("words", "").strip()
        if "file" in self.errors:
            return cleaned
        if bool(file) == bool(words):
            text = _("Choose a file, or paste the text of the document.")
            both = _("Choose either a file or pasted text: both are here now.")
            self.add_error("file", both if file else text)
            return cleaned
        self.upload = file or pasted(words, cleaned.get("html", ""))
        try:
            self.document = read(self.upload)
        except UnreadableDocument as error:
            self.add_error("file" if file else "words", str(error))
        return cleaned

    @transaction.atomic
    def save(self, user):
        """Keep the document and what was read in it; return the ProgrammeImport."""
        self.upload.seek(0)
        data = self.upload.read()
        self.upload.seek(0)
        rows = first_rows(self.document)
        named = [row.text for row in rows if row.role == "programme"]
        title = (self.document.title or " ".join(named)).strip()[:255]
        title = title or PurePath(self.upload.name).stem
        kept = get_document_model()(title=title, file=self.upload, uploaded_by_user=user)
        kept.save()
        kept.get_file_size()
        kept.get_file_hash()
        return ProgrammeImport.objects.create(
            title=title,
            document=kept,
            sha256=sha256(data).hexdigest(),
            adopted=self.cleaned_data["adopted"] or adopted_in(self.document),
            language=self.document.language,
            paragraphs=[one.to_json() for one in self.document.paragraphs],
            rows=[one.to_json() for one in rows],
            begun_by=user,
            changed_by=user,
            changed_at=timezone.now(),
        )


def adopted_in(document):
    """Return the day on which the document says that it was adopted, or None."""
    for paragraph in document.paragraphs[:30]:
        if found := ADOPTED.search(paragraph.text):
            with suppress(ValueError):
                return date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1]))
    return None


def pasted(words, html):
    """Return pasted text as a file, with its headings and lists where the clipboard had them."""
    name = "inklistrat.html" if html.strip() else "inklistrat.txt"
    return ContentFile((html.strip() or words).encode(), name=name)
