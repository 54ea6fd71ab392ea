"""Rich text as a tree of nodes, which a template of Typst sets: text is data and never code.

A node is a string, or a dict with its `kind`, its `children` and, for a link, its `address` and
how a web address is `shown` on paper.
"""

from typing import Any

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from wagtail.rich_text import expand_db_html

from .words import breakable, shown

Node = str | dict[str, Any]

KINDS = {
    "p": "paragraph",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "ul": "list",
    "ol": "numbered",
    "li": "item",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "br": "break",
    "a": "link",
}


def nodes_of(html: str, root: str) -> list[Node]:
    """Return rich text as it is stored; links within the site become full, below `root`."""
    return children_of(BeautifulSoup(expand_db_html(html), "html.parser"), root)


def children_of(element: Tag, root: str) -> list[Node]:
    return [node for child in element.children for node in nodes_from(child, root)]


def nodes_from(element: PageElement, root: str) -> list[Node]:
    """Return the nodes of an element: those within it, where it is of no kind that is set."""
    if type(element) is NavigableString:
        return [breakable(str(element))] if element else []
    if not isinstance(element, Tag):
        return []  # a comment
    children = children_of(element, root)
    kind = KINDS.get(element.name)
    if kind == "link":
        address = str(element.get("href") or "")
        full = root + address if address.startswith("/") else address
        if not full.startswith(("https://", "http://", "mailto:", "tel:")):
            return children
        note = shown(full) if full.startswith("http") else ""
        return [{"kind": kind, "address": full, "shown": note, "children": children}]
    if kind in ("list", "numbered"):
        children = [one for one in children if isinstance(one, dict) and one["kind"] == "item"]
    return [{"kind": kind, "children": children}] if kind else children
