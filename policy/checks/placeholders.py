import re

from django.utils.translation import gettext as _

from .finding import Finding
from .texts import texts_of

PLACEHOLDER = re.compile(
    r"\blorem ipsum\b|\bdolor sit amet\b|\bskriv (?:\w+ )?här\b(?=\W*$)|\bx{3,}\b|\?{3,}"
    r"|\b(?:platshållare|exempeltext|dummytext|blindtext)\b|\btext (?:här|kommer|saknas)\b(?=\W*$)"
    r"|\bfyll i (?:här|senare|sedan)\b(?=\W*$)|\bwrite (?:\w+ )?here\b(?=\W*$)|\byour text here\b"
    r"|\b(?-i:TODO|TBD)\b",
    re.IGNORECASE,
)
# Where nothing follows but marks, and a gap there.
AFTER_THE_LAST_WORD = re.compile(r"(?<!\W)\W*+\Z")
GAP = re.compile(r"\[\s*(?:\.{3}|…)\s*\]")


def check(page):
    """Stop what was to be replaced: lorem ipsum, "skriv här", xxx."""
    for text in texts_of(page):
        for words in text.lines:
            if found := PLACEHOLDER.search(words) or gap_at_the_end(words):
                message = _(
                    "“%(words)s” looks like something that was to be replaced. Write or "
                    "take away what stands there."
                )
                yield Finding(text.where, message % {"words": found[0]}, True)
                break


def gap_at_the_end(words):
    """Return the match of a GAP that no word follows, or None."""
    return GAP.search(AFTER_THE_LAST_WORD.search(words)[0])
