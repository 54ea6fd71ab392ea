"""The changes between two versions of a page, marked in the newer one as <ins> and <del>.

What is compared are words, each with the tags before it: a word that has become part of a heading
or a list has changed. An element without words, such as a picture, counts as a word.
"""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import mark_safe

MAIN = re.compile(r"(<main\b[^>]*>)(.*)(</main>)", re.DOTALL)
PIECE = re.compile(r"<[^>]*>|[^<\s]+|\s+")
NAME = re.compile(r"</?(\w+)")
ALT = re.compile(r'\balt="([^"]*)"')
SOURCE = re.compile(r'\bsrc="([^"]*)"')
# Tags that stand within a line.
INLINE = {"a", "abbr", "b", "em", "i", "span", "strong", "small", "picture", "source"}


class Token(NamedTuple):
    """A word with what stands before it: `before` as it is, `tags` as the names of its tags."""

    before: str
    word: str

    @property
    def tags(self):
        return [tag for tag in NAME.findall(self.before) if tag not in INLINE]

    @property
    def is_picture(self):
        return self.word.startswith("<img")

    @property
    def key(self):
        source = SOURCE.search(self.word) if self.is_picture else None
        return (*self.tags, source[1] if source else self.word)


def mark_changes(old, new):
    """Return `new`, the HTML of a page, with what `old` says otherwise marked in its <main>.

    Raises no error: without a <main> in either, it is `new` as it stands.
    """
    before, after = MAIN.search(old), MAIN.search(new)
    if not (before and after):
        return new
    marked = marked_in(before[2], after[2])
    return mark_safe(new[: after.start(2)] + marked + new[after.end(2) :])


def marked_in(old, new):
    """Return the HTML `new` with marks where `old` differs."""
    was, now = tokens(old), tokens(new)
    matcher = SequenceMatcher(None, [one.key for one in was], [one.key for one in now])
    pieces = []
    for kind, i, end_i, j, end_j in matcher.get_opcodes():
        if kind == "equal":
            pieces += [one.before + one.word for one in now[j:end_j]]
            continue
        gone = deleted(was[i:end_i])
        # Words that replace others stand where those stood, behind the tags of both.
        if end_j > j:
            pieces += [now[j].before, gone, inserted(now[j:end_j])]
        else:
            pieces.append(gone)
    return "".join(pieces)


def tokens(html):
    """Return the Tokens of `html`; the last has no word, only what ends the text."""
    found, before = [], []
    for piece in PIECE.findall(html):
        if piece.startswith("<img") or not (piece.isspace() or piece.startswith("<")):
            found.append(Token("".join(before), piece))
            before = []
        else:
            before.append(piece)
    return [*found, Token("".join(before), "")]


def deleted(words):
    """Return what is gone as one <del>, on as many lines as it had."""
    lines = [[]]
    for token in words:
        if token.tags and lines[-1]:
            lines.append([])
        lines[-1].append(f"[{picture_words(token)}]" if token.is_picture else token.word)
    text = "<br>".join(" ".join(line) for line in lines).strip()
    return f" <del>{text}</del> " if text else ""


def picture_words(token):
    return ALT.search(token.word)[1] if ALT.search(token.word) else escape("–")


def inserted(words):
    """Return what is new, each run of words within an element as an <ins>."""
    pieces, run = [], []

    def close():
        if words := "".join(run).strip():
            pieces.append(f"<ins>{words}</ins>")
        run.clear()

    for number, token in enumerate(words):
        if token.is_picture:
            close()
            # A picture within <picture> has no room for an element around it.
            new = token.word.replace("<img", '<img data-inserted=""', 1)
            pieces.append((token.before if number else "") + new)
        elif number and NAME.search(token.before):
            close()
            pieces.append(token.before)
            run.append(token.word)
        else:
            run.append((token.before if number else "") + token.word)
    close()
    return "".join(pieces)
