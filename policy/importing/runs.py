"""Words with their bold, italic and links, out of which a paragraph is made."""

import re
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

# No-break spaces stay.
SPACES = re.compile(r"[\x00-\x20\x7f\u2028\u2029]+")
# Where a word may be broken, and nothing at all: they are in no wording.
INVISIBLE = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}]")
# What printers write for a hyphen is one where no word goes on, or only a letter stands before it.
PRINTED_HYPHEN = re.compile(r"(?<=\w)\u00ad(?=\s)|(?<=\b\w)\u00ad(?=\w)")
# Between the words of a paragraph: the document's next page begins here.
NEW_PAGE = "\ufdd0"
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"']+", re.IGNORECASE)


class Run(NamedTuple):
    text: str
    bold: bool = False
    italic: bool = False
    address: str = ""


def tidy(runs: Iterable[Run]) -> list[Run]:
    """Return `runs` with one space between words, and those that look the same as one."""
    tidied: list[Run] = []
    ends_in_space = True
    for run in runs:
        text = SPACES.sub(" ", run.text.replace(NEW_PAGE, ""))
        text = text[1:] if ends_in_space and text.startswith(" ") else text
        if not text:
            continue
        ends_in_space = text.endswith(" ")
        if tidied and tidied[-1][1:] == run[1:]:
            tidied[-1] = run._replace(text=tidied[-1].text + text)
        else:
            tidied.append(run._replace(text=text))
    while tidied and not tidied[-1].text.strip(" "):
        tidied.pop()
    if tidied:
        tidied[-1] = tidied[-1]._replace(text=tidied[-1].text.rstrip(" "))
    return tidied


def visible(text: str) -> str:
    """Return `text` as a reader sees it."""
    return INVISIBLE.sub("", PRINTED_HYPHEN.sub("-", text))


def without_start(runs: list[Run], length: int) -> list[Run]:
    """Return `runs` without their first `length` characters."""
    rest = []
    for run in runs:
        rest.append(run._replace(text=run.text[length:]))
        length = max(0, length - len(run.text))
    return tidy(rest)


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def html_of(runs: Iterable[Run]) -> str:
    """Return `runs` as markup that is safe to show, with the addresses that a page may have."""
    return "".join(map(html_of_one, runs))


def html_of_one(run: Run) -> str:
    html = escape(run.text, quote=False)
    html = f"<i>{html}</i>" if run.italic else html
    html = f"<b>{html}</b>" if run.bold else html
    if ADDRESS.fullmatch(run.address):
        html = f'<a href="{escape(run.address)}">{html}</a>'
    return html
