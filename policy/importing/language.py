"""The language of a text, by the small words that each has."""

import re
from collections import Counter

WORDS = {
    "sv": {"och", "att", "är", "som", "för", "inte", "det", "på", "ska", "till", "av", "vi"},
    "en": {"and", "to", "is", "that", "for", "not", "the", "on", "will", "of", "we", "in"},
    "fi": {"ja", "on", "ei", "että", "se", "ovat", "me", "sekä", "joka", "myös", "kun", "tai"},
    "ar": {"في", "من", "على", "إلى", "أن", "هذا", "كل", "لا", "التي", "مع", "أو", "ما"},
}
# Enough to tell, of however long a text.
LETTERS = 100_000


def language_of(text: str) -> str:
    """Return the code of the language whose small words are the most; Swedish in doubt."""
    counts = Counter(re.findall(r"\w+", text[:LETTERS].casefold()))
    return max(WORDS, key=lambda code: sum(counts[word] for word in WORDS[code]))
