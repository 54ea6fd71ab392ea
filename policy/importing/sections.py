"""The parts of a document: its title, its contents, the level of its areas, what frames them."""

import re

from .document import Document, Paragraph
from .headings import reads_as_heading
from .marks import number_of, without_number

CONTENTS = {"innehåll", "innehållsförteckning", "contents", "table of contents", "sisällys"}
FRONT = {
    *("förord", "inledning", "introduktion", "om programmet", "sammanfattning", "innan du läser"),
    *("foreword", "preface", "introduction", "about this programme", "summary"),
    *("esipuhe", "johdanto", "تمهيد", "مقدمة"),
}
BACK = {
    *("källor", "källförteckning", "referenser", "noter", "fotnoter", "litteratur", "kontakt"),
    *("kontakta oss", "kontaktuppgifter", "sources", "references", "notes", "contact"),
    *("contact us", "index", "lähteet", "yhteystiedot"),
}
TITLE = re.compile(r"program|manifest|\b20\d\d\b", re.IGNORECASE)
# Of a table of contents.
LONGEST_LINE = 150
PAGE_NUMBER = re.compile(r"[\s.…·_]*\d{1,3}$")


def plain(heading: str) -> str:
    """Return what is compared of a heading: its words without number."""
    return " ".join(without_number(heading).split()).strip(" .:").casefold()


def contents_of(paragraphs: tuple[Paragraph, ...]) -> set[int]:
    """Return where the table of contents stands: its heading, and lines that are headings later."""
    headings = {plain(one.text) for one in paragraphs if one.kind == "heading"}
    found = set()
    in_contents = False
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.text[:LONGEST_LINE]
        line = plain(PAGE_NUMBER.sub("", text))
        has_page = bool(PAGE_NUMBER.search(text))
        is_listed = line in headings and paragraph.kind != "heading"
        if paragraph.style == "contents" or plain(paragraph.text) in CONTENTS:
            found.add(at)
            in_contents = True
        elif is_listed and (has_page or in_contents):
            found.add(at)
        elif paragraph.kind == "heading" or not has_page:
            in_contents = False
        elif in_contents and len(text) < LONGEST_LINE:
            found.add(at)
    return found


def title_at(document: Document) -> int | None:
    """Return where the title of the whole document stands: its first heading, alone of its kind.

    A first line that has the words of a title is one too.
    """
    paragraphs = document.paragraphs
    headings = [at for at, one in enumerate(paragraphs) if one.kind == "heading"]
    if paragraphs and paragraphs[0].kind in ("text", "heading") and is_titled(paragraphs[0].text):
        return 0
    first = headings[0] if headings else None
    if first is None or plain(paragraphs[first].text) in FRONT | CONTENTS:
        return None
    title = paragraphs[first]
    if title.style == "title" or title.text == document.title:
        return first
    others = [paragraphs[at] for at in headings[1:]]
    if number_of(title.text) or first > 0 or not others:
        return None
    is_alone = all(other.level > title.level for other in others)
    has_numbers = sum(bool(number_of(other.text)) for other in others) > 1
    return first if is_alone or has_numbers else None


def is_titled(text: str) -> bool:
    """Whether it reads as the title of a programme: "Handlingsprogram 2026–2030"."""
    return reads_as_heading(text) and not number_of(text) and bool(TITLE.search(text))


def area_level(document: Document, title: int | None, contents: set[int]) -> int:
    """Return the level of the headings that are areas: the highest that has two; 0 without any."""
    levels = [
        one.level
        for at, one in enumerate(document.paragraphs)
        if one.kind == "heading"
        and at != title
        and at not in contents
        and plain(one.text) not in FRONT | BACK
    ]
    return min({level for level in levels if levels.count(level) > 1} or levels, default=0)
