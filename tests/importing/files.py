"""Small documents of every format, made in code."""

import io
import zipfile
from html import escape

from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# The name of a style, and the size of its letters in half points; headings are bold.
STYLES = {
    "Title": ("Title", 52),
    "Heading1": ("heading 1", 32),
    "Heading2": ("heading 2", 26),
    "TOC1": ("toc 1", 22),
    "TOC2": ("toc 2", 22),
    "Text": ("Normal", 22),
}


def packed(parts):
    """Return a zip archive of `parts`, name by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word_parts(body):
    """Return the parts of a .docx whose body is `body`."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr><w:spacing '
        f'w:after="160"/></w:pPr><w:rPr>{"<w:b/>" * key.startswith("Heading")}'
        f'<w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, (name, size) in STYLES.items()
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/><w:pPr>'
        f'<w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level, mark in enumerate("•o▪")
    )
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in ("styles", "numbering")
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }


def paragraph(text, style="Text", level=None, new_page=False):
    """Return a paragraph of Word; `level` makes it a point of a list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number if level is not None else ""}</w:pPr><w:r>'
        f"{'<w:lastRenderedPageBreak/>' if new_page else ''}"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def table(rows):
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def word(*paragraphs):
    """Return a .docx of paragraphs, each of which is its text or what `paragraph` returns."""
    return packed(
        word_parts("".join(one if one.startswith("<w:") else paragraph(one) for one in paragraphs))
    )


def pdf(pages, **encryption):
    """Return a PDF; a page is a list of (size, x, y, text), links, or what draws something else."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    for number, lines in enumerate(pages):
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        links = [line for line in lines if isinstance(line, Link)]
        content.set_data(b"\n".join(operators(line) for line in lines if line not in links))
        page[NameObject("/Contents")] = writer._add_object(content)
        for link in links:
            writer.add_annotation(number, link)
    if encryption:
        writer.encrypt(**encryption)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def operators(line):
    if isinstance(line, str):
        return line.encode()
    size, x, y, text = line
    words = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /F1 {size} Tf {x} {y} Td (".encode() + words + b") Tj ET"
