"""What each paragraph of a document may become: a guess, for an editor to change."""

import re

from .document import Document, Paragraph
from .marks import number_of, without_number

ROLES = (
    "programme",
    "area",
    "lead",
    "subheading",
    "text",
    "list_heading",
    "promise",
    "key_figure",
    "quote",
    "table",
    "skip",
)
LONGEST_LEAD, LONGEST_LIST_HEADING = 300, 150
CONTENTS = {"innehåll", "innehållsförteckning", "contents", "table of contents", "sisällys"}
FRONT = {"förord", "inledning", "introduktion", "om programmet", "foreword", "preface"} | {
    "introduction",
    "about this programme",
    "esipuhe",
    "johdanto",
}
BACK = {"källor", "referenser", "noter", "fotnoter", "litteratur", "kontakt", "kontakta oss"} | {
    "sources",
    "references",
    "notes",
    "contact",
    "contact us",
    "index",
}
PAGE_NUMBER = re.compile(r"[\s.…·_]*\d{1,3}$")
KEY_FIGURE = re.compile(
    r"^(?:(?:ca|cirka|över|drygt|about|over)\s)?[+−-]?\d[\d\s.,]*"
    r"(?:%|[^\W\d_][^\W_]*)?(?:\s[^\W\d_]+){0,3}$"
)
QUOTE = re.compile(r"^[”“\"»«].{20,}[”“\"»«](?:\s*[–—-].{1,100})?$", re.DOTALL)


def guess_roles(document: Document) -> list[str]:
    """Return one of ROLES for each paragraph of `document`."""
    paragraphs = document.paragraphs
    contents = contents_of(paragraphs)
    level = area_level(document, contents)
    numbered = [
        at
        for at, paragraph in enumerate(paragraphs)
        if is_heading(paragraph, level) and number_of(paragraph.text) and at not in contents
    ]
    roles: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        if at in contents:
            roles.append("skip")
        elif paragraph.kind == "heading":
            roles.append(role_of_heading(document, at, level, numbered, roles))
        elif in_back_matter(paragraphs, at, level, roles):
            roles.append("skip")
        elif paragraph.kind == "table":
            roles.append("table")
        elif paragraph.kind == "item":
            roles.append(role_of_item(paragraph, following, roles, bool(level)))
        else:
            roles.append(role_of_text(paragraph, following, roles))
    return roles


def is_heading(paragraph: Paragraph, level: int) -> bool:
    return paragraph.kind == "heading" and paragraph.level == level


def plain(heading: str) -> str:
    """Return what is compared of a heading: its words without number."""
    return " ".join(without_number(heading).split()).strip(" .:").casefold()


def contents_of(paragraphs: tuple[Paragraph, ...]) -> set[int]:
    """Return where the table of contents stands: its heading, and lines that are headings later."""
    headings = {plain(one.text) for one in paragraphs if one.kind == "heading"}
    found = set()
    in_contents = False
    for at, paragraph in enumerate(paragraphs):
        bare = PAGE_NUMBER.sub("", paragraph.text)
        if paragraph.style == "contents" or plain(paragraph.text) in CONTENTS:
            found.add(at)
            in_contents = True
        elif paragraph.kind == "table":
            in_contents = False
        elif bare != paragraph.text and plain(bare) in headings:
            found.add(at)
            in_contents = True
        elif in_contents and paragraph.kind != "heading" and plain(paragraph.text) in headings:
            found.add(at)
        else:
            in_contents = False
    return found


def area_level(document: Document, contents: set[int]) -> int:
    """Return the level of the headings that are areas: the highest that has two; 0 without any."""
    levels = [
        paragraph.level
        for at, paragraph in enumerate(document.paragraphs)
        if paragraph.kind == "heading"
        and at not in contents
        and not is_title(document, at)
        and plain(paragraph.text) not in FRONT | BACK
    ]
    repeated = {level for level in levels if levels.count(level) > 1}
    return min(repeated or levels, default=0)


def is_title(document: Document, at: int) -> bool:
    """Whether it is the title of the whole document: its first heading, alone of its kind."""
    paragraphs = document.paragraphs
    headings = [one for one, other in enumerate(paragraphs) if other.kind == "heading"]
    if not headings or headings[0] != at or plain(paragraphs[at].text) in FRONT | CONTENTS:
        return False
    if paragraphs[at].style == "title" or paragraphs[at].text == document.title:
        return True
    others = [paragraphs[one] for one in headings[1:]]
    peers = [other for other in others if other.level <= paragraphs[at].level]
    numbered = [other for other in others if number_of(other.text)]
    is_first = at == 0 and not number_of(paragraphs[0].text)
    return is_first and bool(others) and (not peers or len(numbered) > 1)


def role_of_heading(
    document: Document, at: int, level: int, numbered: list[int], roles: list[str]
) -> str:
    paragraphs = document.paragraphs
    if is_title(document, at):
        return "programme"
    heading = paragraphs[at]
    if heading.level <= level:
        if plain(heading.text) in BACK:
            return "skip"
        is_before_numbers = len(numbered) > 1 and at < numbered[0]
        if plain(heading.text) in FRONT or is_before_numbers:
            return "subheading"
        return "area" if heading.level == level else "subheading"
    if in_back_matter(paragraphs, at, level, roles):
        return "skip"
    heads_list = at + 1 < len(paragraphs) and paragraphs[at + 1].kind == "item"
    fits = len(heading.text) <= LONGEST_LIST_HEADING
    return "list_heading" if heads_list and fits and "area" in roles else "subheading"


def in_back_matter(
    paragraphs: tuple[Paragraph, ...], at: int, level: int, roles: list[str]
) -> bool:
    """Whether the heading above, of the level of areas, is that of sources or the like."""
    for one in range(at - 1, -1, -1):
        if paragraphs[one].kind == "heading" and paragraphs[one].level <= level:
            return roles[one] == "skip" and plain(paragraphs[one].text) in BACK
    return False


def role_of_item(
    item: Paragraph, following: Paragraph | None, roles: list[str], has_areas: bool
) -> str:
    """Say what a point of a list is. "We will build:" above points of its own heads them."""
    if has_areas and "area" not in roles:
        return "text"
    has_points = following and following.kind == "item" and following.level > item.level
    if has_points and item.text.endswith(":") and len(item.text) <= LONGEST_LIST_HEADING:
        return "list_heading"
    return "promise"


def role_of_text(text: Paragraph, following: Paragraph | None, roles: list[str]) -> str:
    heads_list = following and following.kind == "item" and text.text.endswith(":")
    if heads_list and len(text.text) <= LONGEST_LIST_HEADING and "area" in roles:
        return "list_heading"
    if text.style == "quote" or QUOTE.match(text.text):
        return "quote"
    if len(text.text) <= 60 and KEY_FIGURE.match(text.text):
        return "key_figure"
    if roles and roles[-1] == "area" and len(text.text) <= LONGEST_LEAD:
        return "lead"
    return "text"
