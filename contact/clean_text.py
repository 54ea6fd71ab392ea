"""What a visitor typed, without the characters that nobody types and that deceive who reads."""

import re

# Control characters; a null cannot even be stored in PostgreSQL.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# They make text read other than it is written (Unicode Technical Report 36, 2.10.4). Marks that
# writing from right to left needs (LRM, RLM, ALM) stay.
OVERRIDES = re.compile("[\u202a-\u202e]")
ISOLATES = re.compile("[\u2066-\u2069]")


def clean_lines(text):
    """Return `text` with its lines, without control and override characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    for unwanted in (CONTROL, OVERRIDES):
        text = unwanted.sub("", text)
    return text.strip()


def clean_line(text):
    """Return `text` on one line: safe in the header of an e-mail and beside other words."""
    return " ".join(ISOLATES.sub("", clean_lines(text)).split())
