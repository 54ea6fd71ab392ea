"""Typesets one document in a process of its own, which may use little memory and time.

`python -m policy.typesetting.child FOLDER` takes what the document says on standard input, as
JSON, and writes the PDF on standard output. FOLDER holds its pictures and a copy of the templates,
and is all that Typst can read. Where it cannot be typeset, why stands on standard error.
"""

import json
import re
import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfWriter
from pypdf.generic import RectangleObject

from policy.process_limits import limit

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
FONTS = Path(__file__).parent / "fonts"
# PDF/UA asks for a glyph for every letter; no font has them all.
NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
INSTEAD = "\N{WHITE SQUARE}"
# Letters without a glyph for which a document is tried again.
MOST_MISSING = 40


def main() -> None:
    limit(MEMORY, SECONDS, niceness=5)
    document = json.load(sys.stdin)
    try:
        pdf = typeset(Path(sys.argv[1]), document)
    except typst.TypstError as error:
        sys.exit(error.diagnostic)
    sys.stdout.buffer.write(with_bleed(pdf, bleed) if (bleed := document.get("bleed")) else pdf)


def with_bleed(pdf: bytes, bleed: float) -> bytes:
    """Return `pdf` with the boxes of its bleed in mm, which Typst leaves out (ISO 32000, 14.11.2).

    Typst says where to trim: what it calls bleed has room for the marks too.
    """
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for page in writer.pages:
        box, more = page.trimbox, bleed * 72 / 25.4
        page.bleedbox = RectangleObject(
            (box.left - more, box.bottom - more, box.right + more, box.top + more)
        )
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def typeset(folder: Path, document: Any, **options: Any) -> Any:
    """Return the PDF of `document`, or what else `options` of typst.compile ask for.

    Raises:
        typst.TypstError: the templates have a fault, or letters of many scripts have no glyph.
    """
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    text = json.dumps(document, ensure_ascii=False)
    left = MOST_MISSING
    while True:
        try:
            return typst.compile(
                folder / f"{document['template']}.typ",
                root=folder,
                font_paths=fonts,
                sys_inputs={"document": text},
                timestamp=datetime.fromisoformat(document["published"]),
                **(options or {"format": "pdf", "pdf_standards": "ua-1"}),
            )
        except typst.TypstError as error:
            missing = NO_GLYPH.search(error.message)
            if not missing or not left:
                raise
            left -= 1
            for letter in set(missing[1]):
                text = text.replace(letter, INSTEAD)


if __name__ == "__main__":
    main()
