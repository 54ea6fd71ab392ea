"""The form of a document: its content must be that of its extension."""

import zipfile
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from policy.editing.conflicts import ConflictMixin

from .public_usage import names_of, promises_proved_by

ZIPPED = {
    ".docx": "word/document.xml",
    ".odt": "content.xml",
    ".pptx": "ppt/presentation.xml",
    ".xlsx": "xl/workbook.xml",
}
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_MEMBERS = 5000
EXECUTABLE = ("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")


class CheckedDocumentForm(ConflictMixin, BaseDocumentForm):
    """Wagtail's form for documents, which also looks into the file.

    What is evidence in the register stays the same, and where anyone can read it.
    """

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            check_content(file)
            self.check_evidence()
        return file

    def clean_collection(self):
        collection = self.cleaned_data["collection"]
        if "collection" in self.changed_data and collection.get_view_restrictions():
            self.check_evidence()
        return collection

    def check_evidence(self):
        if self.instance.pk and (promises := promises_proved_by(self.instance)):
            raise ValidationError(evidence_refusal(promises))


def evidence_refusal(promises):
    """Say why a document stays as it is: it is the evidence for `promises`."""
    return _(
        "The document is evidence in the register, for %(promises)s. Anyone must be able to read "
        "it as it was. Upload a new document beside it."
    ) % {"promises": names_of(promises)}


def check_content(file):
    """Raise ValidationError where the content is not that of the file's extension."""
    kind = PurePath(file.name).suffix.lower()
    file.seek(0)
    if kind == ".pdf":
        fits = file.read(1024).lstrip().startswith(b"%PDF-")
    elif kind in ZIPPED:
        fits = is_office(file, ZIPPED[kind])
    else:
        fits = is_text(file)
    file.seek(0)
    if not fits:
        raise ValidationError(
            _("The content of the file is not that of a %(kind)s file. Save it anew and try again.")
            % {"kind": kind}
        )


def is_office(file, part):
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    names = [member.filename.lower() for member in members]
    return (
        part in names
        and len(members) <= MAX_MEMBERS
        and sum(member.file_size for member in members) <= MAX_UNPACKED_BYTES
        and not any(name.endswith(EXECUTABLE) or ".." in name for name in names)
    )


def is_text(file):
    data = file.read()
    if b"\0" in data or data.lstrip()[:1] == b"<":
        return False
    for encoding in ("utf-8", "cp1252"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
