"""The points of a pasted list: no marks, and no words that a printed line has broken.

The browser does the same with the same patterns before anything is saved
(static/policy/admin/points.js); tests/editing/pasted_points.json holds both to it.
"""

import re

from .lines import hyphenated_words, join_lines
from .marks import SIGNS

UPPER = "A-ZÅÄÖÉÜÆØ"
SAYING = "sa|sade|säger|svarar|svarade|frågar|frågade|menar|menade|skriver|skrev|tycker|said|says"
RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
# Understood by Python and by browsers alike. `mark`: nothing but one. `perhaps`: a mark where
# several lines have one; `alone`: where one line has it. Words are "– sa hon", "A. Lindgren",
# "1.2 miljoner" and "o" in front of a small letter.
PATTERNS = {
    "mark": (
        rf"^(?:[{SIGNS}]\ufe0f?\s*|[^\s0-9]\t\s*|\*(?:\s+|$)|\[[ xX]?\](?:\s+|$)"
        rf"|[-–—](?:\s+(?!(?:{SAYING})\s)|$)|[–—](?=[{UPPER}])"
        rf"|\(?[0-9]{{1,2}}[.)](?:\s+|$)|[0-9]{{1,2}}(?:\.1?[0-9])+[.)]?\s+(?=[{UPPER}])"
        r"|\(?[a-zåäö]\)(?:\s+|$)|\(?[ivx]{1,4}\)(?:\s+|$))"
    ),
    "perhaps": r"^(?:[oO+]|[a-zåäöA-ZÅÄÖ]\.|[ivxIVX]{1,4}\.)\s+(?=\S)",
    # "[1]", "kronor.¹" and what a PDF makes of it, "kronor.1"; not "200 m²" and "10⁶".
    "note": (
        r"\s?\[[0-9]{1,3}\](?=[\s.,;:!?)]|$)"
        r"|(?<!\bm)(?<!\b[kcdm]m)(?<![0-9]m)(?<![0-9][kcdm]m)(?<!CO|NO)"
        rf"(?:(?<=\b[12][09][0-9][0-9])|(?<![0-9{RAISED}]))"
        rf"[{RAISED}]{{1,3}}(?=[\s.,;:!?)]|$)"
        r"|(?<=[a-zåäö]{3}[.!?])(?<!\b(?:sid|kap|art|fig)\.)(?<!\bavsn\.)[0-9]{1,2}$"
    ),
    "alone": rf"^(?:[o+]|[a-zåäö]\.|[ivx]{{1,4}}\.)\s+(?=[{UPPER}])",
}
MARK, PERHAPS, ALONE, NOTE = (
    re.compile(PATTERNS[name]) for name in ("mark", "perhaps", "alone", "note")
)
LINE_BREAK = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
ENDED = re.compile(r"[.!?:;]$")
# Shorter lines are not broken by a page's edge.
NARROWEST = 40
MOST_MARKS = 3


def points_of(text: str) -> list[str]:
    """Return the points in `text`: a line each, but for lines that go on with the one before."""
    lines = [tidied(line) for line in LINE_BREAK.split(text)]
    several = sum(bool(PERHAPS.match(line)) for line in lines) > 1
    found = [without_marks(line, several) for line in lines]
    known = hyphenated_words(text)
    is_marked = [words != line for words, line in zip(found, lines, strict=True)]
    first = next((words for words in found if words), "")
    in_small_letters = first[:1].islower() and not any(is_marked)
    width = max(map(len, lines))
    points: list[list[str]] = []
    before = ""
    for line, words, marked in zip(lines, found, is_marked, strict=True):
        if not words:
            before = ""
            continue
        if before and not marked and goes_on(before, line, any(is_marked), width, in_small_letters):
            points[-1].append(words)
        else:
            points.append([words])
        before = line
    return [without_notes(join_lines(point, known)) for point in points]


def without_notes(words: str) -> str:
    """Return `words` without the marks that refer to footnotes."""
    return NOTE.sub("", words)


def tidied(line: str) -> str:
    """Return `line` without what nobody sees, but for the soft hyphen of a broken word."""
    end = "\u00ad" if line.rstrip().endswith("\u00ad") else ""
    return UNSEEN.sub("", line).strip() + end


def without_marks(line: str, several: bool) -> str:
    """Return `line` without the marks before it; `several` lines have what may be one."""
    for _time in range(MOST_MARKS):
        found = MARK.match(line) or (PERHAPS if several else ALONE).match(line)
        if not found:
            break
        line = line[found.end() :]
    return line


def goes_on(before: str, line: str, marked: bool, width: int, in_small_letters: bool) -> bool:
    """Whether `line` is the rest of the line `before`, which the edge of a page has broken."""
    if before.endswith(("-", "\u00ad", "\u2010")) and line[:1].islower():
        return True
    if line[:1].islower():
        return not in_small_letters
    was_full = len(before) + 1 + len(line.split()[0]) > width >= NARROWEST
    return marked and was_full and not ENDED.search(before)
