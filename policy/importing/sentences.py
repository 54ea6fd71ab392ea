"""What an editor is told of a document that cannot be read."""

from django.utils.translation import gettext_noop

EMPTY = gettext_noop("There is no text in the document.")
TOO_LARGE = gettext_noop(
    "The file is larger than %(most)d MB. Compress or remove its pictures and try again: only the "
    "text is read."
)
TOO_MUCH = gettext_noop(
    "The document has too much in it to be read. Divide it into smaller ones, or paste its text."
)
TOO_MANY_PAGES = gettext_noop(
    "The document has %(pages)d pages: at most %(most)d are read. Divide it into smaller ones."
)
BROKEN = gettext_noop(
    "The file is broken or not complete. Open it in the program that it was written in, save it "
    "anew and try again."
)
PASSWORD = gettext_noop("The document has a password. Save it without one and try again.")
MACROS = gettext_noop(
    "The document has macros, small programs that may do harm. Save it as an ordinary Word "
    "document (.docx) and try again."
)
SCANNED = gettext_noop(
    "The pages are pictures, for instance of a scanner, and hold no text. Ask for the document as "
    "it was written, or run text recognition (OCR) on it first."
)
OLD_WORD = gettext_noop(
    "The document is in Word's old format. Open it in Word, save it as .docx and try again."
)
OTHER_FORMAT = gettext_noop(
    "The file is no document that can be read here. Save it as .docx, .odt or PDF and try again, "
    "or paste its text."
)
