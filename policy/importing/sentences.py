"""Why a document cannot be read, and what an editor is told of it."""

from django.utils.translation import gettext_lazy as _

EMPTY = "empty"
TOO_LARGE = "too_large"
TOO_MUCH = "too_much"
TOO_MANY_PAGES = "too_many_pages"
BROKEN = "broken"
PASSWORD = "password"
MACROS = "macros"
SCANNED = "scanned"
OLD_WORD = "old_word"
OTHER_FORMAT = "other_format"
RIGHT_TO_LEFT = "right_to_left"
BUSY = "busy"

SENTENCES = {
    EMPTY: _("There is no text in the document."),
    TOO_LARGE: _(
        "The file is larger than %(most)d MB. Compress or remove its pictures and try again: "
        "only the text is read."
    ),
    TOO_MUCH: _(
        "The document has too much in it to be read. Divide it into smaller ones, or paste its "
        "text."
    ),
    TOO_MANY_PAGES: _(
        "The document has %(pages)d pages: at most %(most)d are read. Divide it into smaller ones."
    ),
    BROKEN: _(
        "The file is broken or not complete. Open it in the program that it was written in, "
        "save it anew and try again."
    ),
    PASSWORD: _("The document has a password. Save it without one and try again."),
    MACROS: _(
        "The document has macros, small programs that may do harm. Save it as an ordinary Word "
        "document (.docx) and try again."
    ),
    SCANNED: _(
        "The pages are pictures, for instance of a scanner, and hold no text. Ask for the "
        "document as it was written, or run text recognition (OCR) on it first."
    ),
    OLD_WORD: _(
        "The document is in Word's old format. Open it in Word, save it as .docx and try again."
    ),
    OTHER_FORMAT: _(
        "The file is no document that can be read here. Save it as .docx, .odt or PDF and try "
        "again, or paste its text."
    ),
    RIGHT_TO_LEFT: _(
        "Words that are written from right to left, as in Arabic, come out of a PDF in the wrong "
        "order. Choose the document that the PDF was made of instead (.docx or .odt). If nobody "
        "has it, open the PDF, copy its text, paste it in the field below, and compare it with "
        "the PDF before you go on."
    ),
    BUSY: _("Other documents are being read just now. Try again in a minute."),
}
