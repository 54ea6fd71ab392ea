"""HTML of any origin: files, the clipboard, and what other formats are turned into first."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, CData, NavigableString, Tag

from .document import Document
from .marks import without_mark
from .pieces import Piece, paragraphs_of
from .runs import NEW_PAGE, SPACES, Run, text_of, tidy, visible
from .tables import table_of

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BLOCKS = {
    *("p", "div", "section", "article", "main", "header", "body", "html", "figure", "figcaption"),
    *("blockquote", "pre", "address", "center", "dl", "dt", "dd", "ul", "ol", "li", "hr", "aside"),
    *("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "details", "summary", "fieldset"),
}
LEFT_OUT = {
    *("script", "style", "head", "template", "noscript", "svg", "math", "object", "embed"),
    *("iframe", "nav", "footer", "form", "button", "select", "textarea", "audio", "video", "title"),
}
WORD_LEVEL = re.compile(r"mso-list:[^;]*level(\d)")
HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|mso-list:\s*ignore", re.IGNORECASE)
WEIGHT = re.compile(r"font-weight:\s*(\w+)", re.IGNORECASE)
SLANT = re.compile(r"font-style:\s*(\w+)", re.IGNORECASE)
BOLD = {"bold", "bolder", "600", "700", "800", "900"}
LINE_BREAK = "\ufdd1"
RAISED = re.compile(r"\[?([0-9]{1,3})\]?")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
STYLES = {"title", "contents", "quote", "note"}


def read_html(html: str) -> Document:
    """Return the paragraphs of a page or a piece of one.

    The classes title, contents, quote and note say what a paragraph is, as do the styles that Word
    writes. Nothing that it refers to is fetched.
    """
    return read_soup(BeautifulSoup(html, "html.parser"))


def read_soup(soup: BeautifulSoup) -> Document:
    """Return the same of a page that has been parsed already, and is changed by it."""
    raise_digits(soup)
    reader = HtmlReader()
    reader.read(soup)
    reader.end()
    title = SPACES.sub(" ", soup.title.get_text()).strip() if soup.title else ""
    for piece in reader.pieces:
        if piece.style == "title" and not title:
            title = text_of(piece.runs)
    has_pages = reader.page > 1
    if not has_pages:
        reader.pieces = [replace(piece, page=None) for piece in reader.pieces]
    return Document(
        title,
        tuple(paragraphs_of(reader.pieces)),
        pages=reader.page if has_pages else None,
        pictures_left_out=len(soup.find_all("img")),
    )


def raise_digits(soup: BeautifulSoup) -> None:
    """Write raised numbers, as of footnotes and in m², with the signs that there are for them."""
    for raised in soup.find_all("sup"):
        if number := RAISED.fullmatch(raised.get_text().strip()):
            raised.replace_with(number[1].translate(SUPERSCRIPTS))
    soup.smooth()


class HtmlReader:
    """Walks through HTML and collects its paragraphs in `pieces`."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.runs: list[Run] = []
        self.page = 1
        self.begun_on: int | None = None
        self.block = Piece("text", [])
        self.look = Run("")

    def read(self, node: Tag) -> None:
        """Collect what is in `node`."""
        for child in node.children:
            if isinstance(child, Tag):
                self.read_tag(child)
            elif type(child) in (NavigableString, CData):
                self.add(str(child))

    def read_tag(self, tag: Tag) -> None:
        name, style = tag.name, str(tag.get("style", ""))
        if name in LEFT_OUT or HIDDEN.search(style) or tag.has_attr("hidden"):
            return
        if name == "br":
            self.add(LINE_BREAK)
        elif name == "table":
            self.read_table(tag)
        elif name in HEADINGS:
            self.read_block(tag, Piece("heading", [], HEADINGS[name]))
        elif name == "li":
            depth = len(tag.find_parents(["ul", "ol"]))
            self.read_block(tag, Piece("item", [], max(depth - 1, 0)))
        elif word_level := WORD_LEVEL.search(style):
            self.read_block(tag, Piece("item", [], int(word_level[1]) - 1))
        elif name in BLOCKS:
            self.read_block(tag, self.block)
        else:
            self.read_inline(tag, name, style)

    def read_block(self, tag: Tag, block: Piece) -> None:
        """Collect a paragraph like `block`, or the paragraphs in it."""
        self.end()
        outside = self.block
        classes = {str(one).lower() for one in tag.get_attribute_list("class") if one}
        style = "quote" if tag.name == "blockquote" else next(iter(STYLES & classes), "")
        if style == "title" and block.kind == "text":
            block = Piece("heading", [], 1)
        self.block = replace(block, style=style) if style else block
        self.read(tag)
        self.end()
        self.block = outside

    def read_inline(self, tag: Tag, name: str, style: str) -> None:
        outside = self.look
        # Google Docs wraps everything in a <b> that is not bold.
        weight, slant = WEIGHT.search(style), SLANT.search(style)
        if name in ("b", "strong") or weight:
            self.look = self.look._replace(bold=not weight or weight[1] in BOLD)
        if name in ("i", "em", "cite") or slant:
            self.look = self.look._replace(italic=not slant or slant[1] != "normal")
        if name == "a":
            self.look = self.look._replace(address=str(tag.get("href", "")).strip())
        self.read(tag)
        self.look = outside

    def read_table(self, tag: Tag) -> None:
        self.end()
        table = table_of(tag)
        if table is None:
            self.read(tag)
        else:
            cells, has_header = table
            text = "\n".join("\t".join(row) for row in cells)
            self.pieces.append(Piece("table", [Run(text)], 0, self.page, cells, has_header))
            self.page += tag.get_text().count(NEW_PAGE)
        self.end()

    def add(self, text: str) -> None:
        """Add words to the paragraph that is being read."""
        first, *others = text.split(NEW_PAGE)
        self.add_run(first)
        for words in others:
            self.page += 1
            self.add_run(words)

    def add_run(self, text: str) -> None:
        if self.begun_on is None and text.strip():
            self.begun_on = self.page
        self.runs.append(self.look._replace(text=visible(text)))

    def end(self) -> None:
        """Make paragraphs of what was read since the last one."""
        for runs in split(self.runs):
            if not text_of(runs).strip():
                continue
            piece = replace(self.block, runs=runs, page=self.begun_on)
            self.pieces.append(piece)
            if self.block.kind == "item":
                # What else stands in the point is no point of its own.
                self.block.kind, self.block.level = "text", 0
        self.runs, self.begun_on = [], None


def split(runs: list[Run]) -> Iterator[list[Run]]:
    """Yield the paragraphs between empty lines; a line break is a space where no mark follows."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == LINE_BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    together: list[Run] = []
    for line in lines:
        words = text_of(line).strip()
        if not words or without_mark(words):
            yield from filter(None, [tidy(together)])
            together = []
        together += [Run(" "), *line]
    yield from filter(None, [tidy(together)])
