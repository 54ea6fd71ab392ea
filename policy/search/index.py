"""An index of words in memory, in which a search finds the same on every database."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .query import Term, number_groups
from .text import words_of

# The Arabic article, with or without "and", which is written together with the word.
ARABIC_ARTICLES = ("وال", "ال")


class Document(NamedTuple):
    """Something to be found: what it is, its key there, and the words of its title and its text.

    Both are words with spaces around each; between two passages stands a bar, so that no phrase
    reaches from one into the other.
    """

    kind: str
    key: object
    title: str
    text: str


def document(kind: str, key: object, title: str, passages: Iterable[str]) -> Document:
    """Return the Document of what has this title and these passages of plain text."""
    return Document(kind, key, spaced([title]), spaced([title, *passages]))


def spaced(passages: Iterable[str]) -> str:
    return " " + " | ".join(" ".join(words_of(text.lower())) for text in passages) + " "


class WordIndex:
    """The documents by their words."""

    def __init__(self, documents: Iterable[Document]):
        self.documents = list(documents)
        self.places: dict[str, array[int]] = {}
        for number, one in enumerate(self.documents):
            for word in set(one.text.split()) - {"|"}:
                self.places.setdefault(word, array("l")).append(number)
        for word, places in list(self.places.items()):
            for form in without_article(word):
                self.places[form] = self.places.get(form, array("l")) + places
        self.words = sorted(self.places)

    def find(self, terms: Iterable[Term]) -> list[Document]:
        """Return the documents that hold all `terms`, the best first."""
        terms = list(terms)
        if not terms:
            return []
        found = set.intersection(*map(self.holding, terms))
        documents = [self.documents[number] for number in sorted(found)]
        return sorted(documents, key=lambda one: -score(one, terms))

    def holding(self, term: Term) -> set[int]:
        """Return the numbers of the documents that hold a term."""
        if term.is_phrase:
            return self.with_phrase(term.words)
        [word] = term.words
        others = self.beginning_with(word) if len(word) > 1 else [word]
        found = set[int]().union(*(self.places.get(other, ()) for other in others))
        groups = number_groups(word)
        return found | self.with_phrase(tuple(groups)) if len(groups) > 1 else found

    def beginning_with(self, beginning: str) -> Iterator[str]:
        for number in range(bisect_left(self.words, beginning), len(self.words)):
            if not self.words[number].startswith(beginning):
                break
            yield self.words[number]

    def with_phrase(self, words: tuple[str, ...]) -> set[int]:
        common = set.intersection(*(set(self.places.get(word, ())) for word in words))
        phrase = f" {' '.join(words)} "
        return {number for number in common if phrase in self.documents[number].text}

    def frequency(self, word: str) -> int:
        """How many documents hold this very word."""
        return len(self.places[word])


def without_article(word: str) -> Iterator[str]:
    """Yield an Arabic word as it is without an article."""
    for article in ARABIC_ARTICLES:
        if word.startswith(article) and len(word) > len(article) + 1:
            yield word.removeprefix(article)


def score(found: Document, terms: list[Term]) -> int:
    """Return how well a document fits: words of its title count most, then whole words."""
    points = 0
    for term in terms:
        words = " ".join(term.words)
        points += 4 * (f" {words}" in found.title) + (f" {term.typed} " in found.text)
    return points
