"""Reads one document in a process of its own, which may use little memory and time.

`python -m policy.importing.child` takes the document on standard input, and writes a line of JSON:
{"document": …} or {"error": …, "values": …}.
"""

import json
import logging
import sys
from dataclasses import replace
from typing import Any

from policy.process_limits import limit

from .document import Document, UnreadableDocument
from .formats import read_any
from .language import language_of
from .sentences import BROKEN, EMPTY, TOO_MUCH

MEMORY = 512 * 1024 * 1024
SECONDS = 40
# Some five times what 300 close pages have.
MOST_PARAGRAPHS, MOST_LETTERS = 30_000, 5_000_000


def main() -> None:
    limit(MEMORY, SECONDS, niceness=10)
    # What a library thinks of a document is nothing for the site's log.
    logging.disable()
    try:
        say(document=document_of(sys.stdin.buffer.read()).to_json())
    except UnreadableDocument as error:
        say(error=error.reason, values=error.values)
    except MemoryError:
        say(error=TOO_MUCH)
    except Exception:
        # What a reader meets in a broken file raises anything, and is all the same to an editor.
        say(error=BROKEN)


def document_of(data: bytes) -> Document:
    """Return what `data` holds.

    Raises:
        UnreadableDocument: see `reading.read`.
    """
    document = read_any(data)
    text = " ".join(paragraph.text for paragraph in document.paragraphs)
    if not text.strip():
        raise UnreadableDocument(EMPTY)
    if len(document.paragraphs) > MOST_PARAGRAPHS or len(text) > MOST_LETTERS:
        raise UnreadableDocument(TOO_MUCH)
    return replace(document, language=language_of(text))


def say(**values: Any) -> None:
    sys.stdout.write(json.dumps(values) + "\n")


if __name__ == "__main__":
    main()
