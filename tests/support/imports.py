"""A document that somebody has begun to read in."""

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from policy.importing.document import Document, Paragraph
from policy.importing.rows import first_rows
from policy.models import ProgrammeImport


def paragraph(kind, text, page=None, **fields):
    return Paragraph(kind, fields.pop("html", text), text, page=page, **fields)


PROGRAMME = Document(
    "Handlingsprogram",
    (
        paragraph("heading", "1. VÅRD OCH ÄLDREOMSORG", level=1, page=3),
        paragraph("text", "Ingen ska behöva vänta.", page=3),
        paragraph("text", "I dag väntar 43 personer.", html="I dag väntar <b>43</b> personer."),
        paragraph("heading", "Boenden", level=2, page=3),
        paragraph("item", "Öppna två nya särskilda boenden.", page=3),
        paragraph("item", "Garantera plats inom 60 dagar.", page=4),
        paragraph("table", "", cells=(("År", "Platser"), ("2027", "40"))),
        paragraph("heading", "2. Skola", level=1, page=5),
        paragraph("text", "Varje barn ska lära sig läsa.", page=5),
        paragraph("item", "Anställa 25 speciallärare.", page=5),
    ),
)


def an_import(user=None, document=PROGRAMME, **fields):
    file = get_document_model().objects.create(title="P", file=ContentFile(b"x", name="p.txt"))
    file.get_file_size()
    return ProgrammeImport.objects.create(
        title=document.title,
        document=file,
        sha256="0" * 64,
        paragraphs=[one.to_json() for one in document.paragraphs],
        rows=[one.to_json() for one in first_rows(document)],
        begun_by=user,
        changed_at=timezone.now(),
        **fields,
    )
