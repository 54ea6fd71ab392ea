"""The marks before the points of a list, and the numbers before headings."""

import re

# Word's and PDF's symbol fonts put their bullets among the private-use characters.
SIGNS = "•·●○◦∙‣⁃▪▫■□▶►▸➢➤➔→✓✔✗☐☑☒❖◆◇♦★✦\ue000-\uf8ff"
BULLET = re.compile(rf"^(?:[{SIGNS}]\ufe0f?\s*|o\t\s*)(?=\S)")
DASH = re.compile(r"^[-–—*+o]\s+(?=\S)")
# What stands before points of points, where they are not indented.
SECOND = {"o", "◦", "–", "—", "-", "▪", "▫", "letter"}
# "1.", "1)", "1.2 Bygga", "a)", "iv."; not "40 km" or "1.5 miljoner".
NUMBER = re.compile(
    r"^\(?(?:\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+(?:[.)]|(?=\s+[^\W\d_a-zåäö]))"
    r"|[a-zåäöA-ZÅÄÖ][.)]|[ivx]{1,4}[.)])\s+(?=\S)"
)
# "2. Skola", "2.1 Skola", "Kapitel 2: Skola", "II. Skola"; not "40 km", "8 000", "I dag".
HEADING_NUMBER = re.compile(
    r"^(?:(?i:kapitel|avsnitt|del|chapter|section|part)\s+)?"
    r"(?:(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.):]?\s+(?=[^\W\d_a-zåäö])|[.):]\s*[–—-]?\s*(?=[^\W\d_]))"
    r"|[IVX]{1,5}[.):]\s+(?=[^\W\d_]))"
)


def is_bullet(line: str) -> bool:
    """Whether `line` begins with a mark that is nothing else, such as •."""
    return bool(BULLET.match(line))


def without_mark(line: str) -> str | None:
    """Return what follows any mark of a list, a dash or a number too; None where there is none."""
    found = BULLET.match(line) or DASH.match(line) or NUMBER.match(line)
    return line[found.end() :] if found else None


def number_of(heading: str) -> tuple[int, ...]:
    """Return the number before a heading, (2, 1) for "2.1 Schools"; empty where there is none."""
    found = HEADING_NUMBER.match(heading)
    if not found or not found[1]:
        return ()
    return tuple(int(part) for part in found[1].split("."))


def without_number(heading: str) -> str:
    """Return `heading` without the number before it."""
    return HEADING_NUMBER.sub("", heading, count=1)


def kind_of_mark(line: str) -> str:
    """Return what kind of mark stands before `line`: the sign itself, or "number" or "letter"."""
    if BULLET.match(line) or DASH.match(line):
        return line[0]
    return "number" if line.lstrip("(")[:1].isdigit() else "letter"


def follows(before: str, after: str) -> bool:
    """Whether the number before `after` is the next one after that before `before`."""
    first, second = number_of(before), number_of(after)
    return bool(first and second) and first[:-1] == second[:-1] and second[-1] == first[-1] + 1


class Nesting:
    """How deep each point of a list lies, by its indent and mark."""

    def __init__(self) -> None:
        self.open: list[tuple[float, str]] = []

    def level_of(self, indent: float, mark: str) -> int:
        """Return the level, from 0, of the next point."""
        mark = mark if mark in SECOND else ""
        while self.open and self.open[-1][0] > indent:
            self.open.pop()
        if (indent, mark) in self.open:
            del self.open[self.open.index((indent, mark)) + 1 :]
        else:
            self.open.append((indent, mark))
        return len(self.open) - 1
