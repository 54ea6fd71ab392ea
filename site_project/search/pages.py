"""The pages that a search has found, by area, each with the passages that were found in it."""

from collections import defaultdict

from wagtail.models import Page

from policy.pages.passages import passages_of
from policy.search.query import count_matches, highlight

MAX_PASSAGES = 4  # of each page


def page_results(keys, terms, navigation):
    """Return the results by the page of their area, or None, the best first.

    A promise has a result of its own: a page is none for its promises alone.
    """
    by_type = defaultdict(list)
    for page in Page.objects.filter(pk__in=keys):
        by_type[page.specific_class].append(page.pk)
    pages = {}
    for model, own in by_type.items():
        pages.update(model.objects.in_bulk(own))
    groups = {}
    for key in keys:
        page = pages.get(key)
        if page and (result := result_of(page, terms, bool(navigation.register))):
            groups.setdefault(area_of(page, navigation), []).append(result)
    return groups


def area_of(page, navigation):
    """Return the page in the menu that `page` is or lies under, or None."""
    return next((top for top in navigation.menu if page.path.startswith(top.path)), None)


def result_of(page, terms, has_register):
    """Return what the list shows of a page; None where its promises alone were found."""
    counted = [(count_matches(passage.text, terms), passage) for passage in passages_of(page)]
    counted.sort(key=lambda pair: -pair[0])
    found = [passage for count, passage in counted if count]
    shown = [one for one in found if not (one.is_commitment and has_register)]
    if found and not shown and not count_matches(page.title, terms):
        return None
    return {
        "page": page,
        "title": highlight(page.title, terms),
        "passages": [(hit, highlight(hit.text, terms)) for hit in shown[:MAX_PASSAGES]],
    }
