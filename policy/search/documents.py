"""What there is to be found: pages, and the register's promises with all that is said of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import get_language
from wagtail.models import Page, Site

from policy.models.commitments import CommitmentUpdate, CommitmentWording, Evidence
from policy.pages.passages import passages_of
from policy.register.bullets import statement_of
from policy.translation.roots import without_untranslated_aliases

from .index import Document, document

PAGE, COMMITMENT = "page", "commitment"


def documents_of_pages(root: Page) -> Iterator[Document]:
    """Yield the live pages from `root` down."""
    pages = without_untranslated_aliases(root.get_descendants(inclusive=True).live())
    for page in pages.specific():
        passages = [passage.text for passage in passages_of(page)]
        yield document(PAGE, page.pk, page.title, [*passages, *captions_of(page)])


def captions_of(page: Page) -> Iterator[str]:
    """Yield the captions of pictures as they are stored, without a query for the pictures."""
    body = getattr(page, "body", None)
    for block in body.raw_data if body else ():
        if block["type"] == "pictures":
            for one in block["value"]["pictures"]:
                yield one.get("value", one).get("caption") or ""


def documents_of_register(site: Site) -> Iterator[Document]:
    """Yield every commitment as its readers in the active language read it.

    It is found by its number, former words and the reasons for what became of it, and by the text
    and the evidence of updates. The titles are the last words.
    """
    told = texts_of_updates()
    for key, (public_id, wordings) in wordings_to_read(site).items():
        statements = [statement_of(heading, text) for heading, text, _note in wordings if text]
        notes = [note for _heading, _text, note in wordings if note]
        passages = [public_id, *dict.fromkeys(statements[:-1]), *notes, *told[key]]
        yield document(COMMITMENT, key, statements[-1] if statements else "", passages)


def wordings_to_read(site: Site) -> dict[int, tuple[str, list[tuple[str, str, str]]]]:
    """Return the number and the wordings of each commitment, in the language that it is read in."""
    rows = CommitmentWording.objects.filter(commitment__area__withheld=False)
    rows = rows.exclude(commitment__area__key__in=keys_of_other_sites(site))
    by_language: dict[int, dict[str, list[tuple[str, str, str]]]] = {}
    numbers = {}
    for key, number, language, *wording in rows.order_by("pk").values_list(
        "commitment", "commitment__public_id", "language", "heading", "text", "note"
    ):
        numbers[key] = number
        by_language.setdefault(key, {}).setdefault(language, []).append(tuple(wording))
    language = get_language()
    return {
        key: (numbers[key], found.get(language) or next(iter(found.values())))
        for key, found in by_language.items()
    }


def texts_of_updates() -> dict[int, list[str]]:
    """Return what is said in the updates of each commitment, and what their evidence is called."""
    told = defaultdict(list)
    rows: Iterable[tuple[int, str]] = [
        *CommitmentUpdate.objects.order_by("pk").values_list("commitment", "what_happened"),
        *CommitmentUpdate.objects.in_language().values_list("commitment", "translated"),
        *Evidence.objects.order_by("pk").values_list("update__commitment", "title"),
    ]
    for key, text in rows:
        told[key].append(text)
    return told


def keys_of_other_sites(site: Site) -> set[UUID]:
    """Return the translation keys of the pages of every other site."""
    keys: set[UUID] = set()
    for other in Site.objects.exclude(pk=site.pk).exclude(root_page=site.root_page_id):
        pages = other.root_page.get_descendants(inclusive=True)
        keys.update(pages.values_list("translation_key", flat=True))
    return keys
