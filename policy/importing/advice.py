"""What can be said about a promise while it can still be changed. It stops nobody."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from policy.register.same_words import are_same_words

# A point may have 500 signs; what is quoted and followed up reads well up to here.
LONG, LONGEST = 180, 500
VAGUE = re.compile(
    r"\b(?:verkar? för|arbetar? (?:för|med)|jobbar? (?:för|med)|strävar? (?:efter|mot|mer)"
    r"|eftersträvar?|värnar?|främjar?|uppmuntrar?|(?:se|ser|titta|tittar) (?:över|på) möjlighet\w*"
    r"|(?:utreda|utreder|undersöka|undersöker) möjlighet\w*|i möjligaste mån"
    r"|så långt (?:det är )?möjligt|ambition\w*|målsättning\w*"
    r"|work (?:for|towards?|to)|strive\w*|seek to|promote|encourage|look into|as far as possible"
    r"|explor\w+ (?:the )?(?:possibilit\w+|ways))\b",
    re.IGNORECASE,
)
VERB = (
    r"(?:"
    r"anlägga|anställa|anta|avskaffa|avsätta|avveckla|belysa|bevara|bjuda|bygga|"
    r"erbjuda|ersätta|fasa|fördubbla|förbjuda|förbättra|förenkla|förkorta|"
    r"förlänga|garantera|genomföra|ge|göra|halvera|hålla|höja|införa|inrätta|"
    r"investera|korta|köpa|låta|lägga|minska|montera|permanenta|placera|planera|"
    r"plantera|prioritera|pröva|publicera|redovisa|renovera|rusta|satsa|skapa|"
    r"skydda|sköta|sluta|slå|snöröja|sprida|starta|stoppa|stärka|stödja|sälja|"
    r"sänka|sätta|ta|tillsätta|tredubbla|upphandla|upprätta|utbilda|utöka|"
    r"utveckla|vidga|öka|öppna|återinföra|återställa|abolish|appoint|build|buy|"
    r"close|create|cut|double|employ|end|establish|expand|fund|give|guarantee|"
    r"halve|hire|improve|increase|introduce|invest|keep|launch|lower|make|open|"
    r"plant|protect|provide|publish|raise|reduce|renovate|repair|replace|restore|"
    r"set|start|stop|strengthen|train|triple"
    r")"
)
WE = r"(?:(?:vi|we)\s+(?:ska|skall|vill|kommer att|will|want to|shall)\s+)"
BEGINS_WITH_VERB = re.compile(rf"(?:{WE}|att\s+|to\s+)?{VERB}\b", re.IGNORECASE)
# "… och anställa", "…; vi ska öppna", "…. Vi vill bygga"
SECOND = re.compile(
    rf"(?:(?:\boch\b|\bsamt\b|\band\b|;)\s+(?:även\s+|att\s+|to\s+|also\s+)?{WE}?{VERB}\b"
    rf"|[.!]\s+{WE}|[.!]\s+{VERB}\b)",
    re.IGNORECASE,
)


def advice(words: str, others: Iterable[str], above: str = "") -> list[str]:
    """Return what an editor may want to know of a promise, a sentence each.

    Args:
        words: the promise as the public will see it.
        others: the words of the other promises of the programme.
        above: the words of the point that the document has it below, if it does.
    """
    told = [*about_length(words), *about_content(words), *about_others(words, others)]
    if above:
        text = _(
            "The document has it below “%(words)s”. It stands by itself here: write it so that "
            "it can, or join the two."
        )
        told.append(text % {"words": above})
    return told


def about_length(words: str) -> Iterator[str]:
    length = len(words)
    if length > LONGEST:
        yield _("Too long: %(length)d characters, and at most %(longest)d fit.") % {
            "length": length,
            "longest": LONGEST,
        }
    elif length > LONG:
        yield _("Long: %(length)d characters. What is short is read, quoted and remembered.") % {
            "length": length
        }


def about_content(words: str) -> Iterator[str]:
    if BEGINS_WITH_VERB.match(words.strip()) and SECOND.search(words):
        yield _("Perhaps two promises. Make two of it, so that each can be followed up by itself.")
    if vague := VAGUE.search(words):
        yield _(
            "Hard to follow up: “%(words)s” can be neither kept nor broken. Say what is to be "
            "done, how much, or by when."
        ) % {"words": vague[0]}


def about_others(words: str, others: Iterable[str]) -> Iterator[str]:
    same = next((other for other in others if may_be_same(words, other)), None)
    if same is not None:
        yield _("The same as another promise: “%(words)s”.") % {"words": same}


def may_be_same(words: str, other: str) -> bool:
    """Whether the register would take the two for one wording; most are told apart at a glance."""
    is_near = abs(len(words) - len(other)) <= 2 + len(words) // 8
    return is_near and first_letter(words) == first_letter(other) and are_same_words(words, other)


def first_letter(words: str) -> str:
    return next((sign.casefold() for sign in words if sign.isalnum()), "")
