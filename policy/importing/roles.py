"""What each paragraph of a document may become: a guess, for an editor to change."""

import re

from .document import Document, Paragraph
from .marks import number_of
from .sections import BACK, FRONT, area_level, contents_of, plain, title_at

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
# What the fields of a page hold, and what still reads as a lead.
LONGEST_LEAD, LONGEST_LIST_HEADING, LONGEST_KEY_FIGURE = 300, 150, 60
# "8 000 bostäder", "cirka 40 %", "50 miljoner kronor"; no sentence.
KEY_FIGURE = re.compile(
    r"(?:(?:ca|cirka|över|drygt|about|over)\s)?[+−-]?\d[\d\s.,]*(?:%|(?:\s?[^\W\d_]+){1,4})"
)
# What keeps its footnotes: a promise is its words alone.
ANNOTATED = {"lead", "text", "key_figure", "quote", "table"}
# Of a page, in text that was copied from one.
LONE_NUMBER = re.compile(r"\d{1,3}")
QUOTE = re.compile(r"[”“\"»«].{20,}[”“\"»«](?:\s*[–—-].{1,100})?", re.DOTALL)


def guess_roles(document: Document) -> list[str]:
    """Return one of ROLES for each paragraph of `document`."""
    return Guess(document).roles


class Guess:
    """The roles of a document's paragraphs, each after those before it.

    `roles` are those found so far. A point of a list with points of its own that ends in a colon
    is a list_heading: the list ends where its points do, before the next point of its own level.
    """

    def __init__(self, document: Document) -> None:
        self.paragraphs = document.paragraphs
        self.title = title_at(document)
        self.contents = contents_of(self.paragraphs)
        self.level = area_level(document, self.title, self.contents)
        self.first_number = self.find_first_number()
        self.in_area = not self.level
        self.in_back_matter = False
        self.roles: list[str] = []
        for at, paragraph in enumerate(self.paragraphs):
            self.roles.append(self.role_of(at, paragraph, self.after(at)))

    def after(self, at: int) -> Paragraph | None:
        """Return what follows a paragraph and its notes."""
        others = (self.paragraphs[place] for place in range(at + 1, len(self.paragraphs)))
        return next((one for one in others if one.style != "note"), None)

    def find_first_number(self) -> int:
        """Return where the first area with a number is, if areas have numbers; else 0."""
        numbered = [
            at
            for at, one in enumerate(self.paragraphs)
            if one.kind == "heading"
            and one.level == self.level
            and number_of(one.text)
            and at not in self.contents
        ]
        return numbered[0] if len(numbered) > 1 else 0

    def role_of(self, at: int, paragraph: Paragraph, following: Paragraph | None) -> str:
        if at == self.title:
            return "programme"
        if at in self.contents or paragraph.style in ("contents", "small"):
            return "skip"
        if paragraph.style == "note":
            return "text" if self.roles and self.roles[-1] in ANNOTATED else "skip"
        if paragraph.kind == "heading" and paragraph.level <= self.level:
            return self.role_of_section(at, paragraph)
        if self.in_back_matter:
            return "skip"
        if paragraph.kind == "heading":
            return self.role_of_heading(paragraph, following)
        if paragraph.kind == "table":
            return "table"
        if paragraph.kind == "item":
            return self.role_of_item(paragraph, following)
        return self.role_of_text(paragraph, following)

    def role_of_section(self, at: int, heading: Paragraph) -> str:
        """Say what a heading as high as those of areas is. A preface is none of them."""
        name = plain(heading.text)
        self.in_back_matter = name in BACK
        self.in_area = not (
            self.in_back_matter
            or name in FRONT
            or at < self.first_number
            or heading.level < self.level
        )
        if self.in_back_matter:
            return "skip"
        return "area" if self.in_area else "subheading"

    def role_of_heading(self, heading: Paragraph, following: Paragraph | None) -> str:
        return "list_heading" if self.heads_list(heading, following) else "subheading"

    def role_of_item(self, item: Paragraph, following: Paragraph | None) -> str:
        if not self.in_area:
            return "text"
        has_points = following and following.kind == "item" and following.level > item.level
        if has_points and item.text.endswith(":") and self.heads_list(item, following):
            return "list_heading"
        return "promise"

    def role_of_text(self, text: Paragraph, following: Paragraph | None) -> str:
        if LONE_NUMBER.fullmatch(text.text):
            return "skip"
        if text.text.endswith(":") and self.heads_list(text, following):
            return "list_heading"
        if text.style == "quote" or QUOTE.fullmatch(text.text):
            return "quote"
        if len(text.text) <= LONGEST_KEY_FIGURE and KEY_FIGURE.fullmatch(text.text):
            return "key_figure"
        if self.roles and self.roles[-1] == "area" and len(text.text) <= LONGEST_LEAD:
            return "lead"
        return "text"

    def heads_list(self, paragraph: Paragraph, following: Paragraph | None) -> bool:
        """Whether `paragraph` stands above a list of promises, and fits as its heading."""
        is_above = following is not None and following.kind == "item"
        return is_above and self.in_area and len(paragraph.text) <= LONGEST_LIST_HEADING
