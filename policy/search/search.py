"""The answer to a query: what was found, for other words where nothing was, and suggestions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .index import Document, WordIndex
from .query import Term, term_of, terms_of
from .slips import alike, meant

# A word that somebody has divided, as in kultur-skola.
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
MAX_CORRECTIONS = 4
MAX_SUGGESTIONS = 4


class Found(NamedTuple):
    """The documents that hold all of `terms`, the best first.

    `instead` is the query that was answered in the place of one that finds nothing, else "";
    `suggestions` are queries that find something, where this one does not.
    """

    documents: list[Document]
    terms: list[Term]
    instead: str = ""
    suggestions: list[str] = []


def search(index: WordIndex, query: str) -> Found:
    """Look for a query of at most a few hundred characters, in a time that has a limit."""
    terms = terms_of(query)
    documents = index.find(terms)
    if documents or not terms:
        return Found(documents, terms)
    if (whole := HYPHEN.sub("", query)) != query:
        joined = terms_of(whole)
        if documents := index.find(joined):
            return Found(documents, joined, written(joined))
    corrected = list(corrections(index, terms))
    if corrected != terms and (documents := index.find(corrected)):
        return Found(documents, corrected, written(corrected))
    return Found([], terms, "", suggestions(index, corrected))


def corrections(index: WordIndex, terms: list[Term]) -> Iterator[Term]:
    """Yield the terms, those that are not found as their author may have meant them."""
    left = MAX_CORRECTIONS
    for term in terms:
        if index.holding(term):
            yield term
            continue
        for part in map(term_of, term.words) if term.is_phrase else [term]:
            word = None
            if left and not index.holding(part):
                left -= 1
                word = meant(index, part.typed, part.words[0])
            yield term_of(word) if word else part


def suggestions(index: WordIndex, terms: list[Term]) -> list[str]:
    """Return queries like `terms` that find something."""
    found = []
    for query in dict.fromkeys(other_queries(index, terms)):
        if index.find(terms_of(query)):
            found.append(query)
        if len(found) == MAX_SUGGESTIONS:
            break
    return found


def other_queries(index: WordIndex, terms: list[Term]) -> Iterator[str]:
    words = [word for term in terms for word in (term.words if term.is_phrase else [term.typed])]
    yield " ".join(words)
    for place in range(len(words) - 1):
        yield " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])
    left = MAX_CORRECTIONS
    for place, term in enumerate(terms):
        if left and not term.is_phrase and not index.holding(term):
            left -= 1
            for other in alike(index, term.typed):
                yield written([*terms[:place], term_of(other), *terms[place + 1 :]])
                yield other
    if len(terms) > 1:
        yield from sorted((term.typed for term in terms), key=len, reverse=True)


def written(terms: list[Term]) -> str:
    return " ".join(term.typed for term in terms)
