"""The form of a document: its content must be that of its extension."""

import zipfile
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from policy.editing.conflicts import ConflictMixin

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
    """Wagtail's form for documents, which also looks into the file."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            check_content(file)
        return file


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
