"""The site's search: pages, commitments and people, grouped by area, with the words marked."""

from collections import defaultdict
from itertools import chain

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.search.backends import get_search_backend

from contact.clean_text import clean_line
from contact.models import ContactPerson
from contact.models.people import people_in
from policy.pages.navigation import Navigation
from policy.pages.passages import passages_of
from policy.translation.roots import is_untranslated_alias, root_in

from .words import count_matches, highlight, prefix_query, query_stems

MAX_QUERY_LENGTH = 100
MAX_PAGES = 25
MAX_PASSAGES = 4  # of each page
MAX_PEOPLE = 5


def search(request):
    """Show the results for `q`; without any, the template shows help."""
    query = clean_line(request.GET.get("q", ""))[:MAX_QUERY_LENGTH]
    words = query_stems(query)
    navigation = Navigation(root_in(get_language(), request))
    everybody = people_in(get_language())
    groups, found_people = {}, []
    if words:
        for page in find_pages(navigation.root, query, words):
            groups.setdefault(area_of(page, navigation), []).append(build_result(page, words))
        found_people = find_people(words, everybody)
    context = {
        "title": _("Search"),
        "query": query,
        "groups": groups,
        "found_people": found_people,
        "everybody": everybody,
        "count": sum(map(len, groups.values())) + len(found_people),
        "programme": navigation,
    }
    return render(request, "search.html", context)


def find_pages(root, query, words):
    """Return the live pages below `root`: those with whole words first, then with prefixes."""
    pages = root.get_descendants(inclusive=True).live()
    found = chain(
        pages.search(query)[:MAX_PAGES], pages.autocomplete(prefix_query(words))[:MAX_PAGES]
    )
    pages = list({page.pk: page for page in found}.values())[:MAX_PAGES]
    by_model = defaultdict(list)
    for page in pages:
        by_model[page.specific_class].append(page.pk)
    specific = {}
    for model, keys in by_model.items():
        specific.update(model.objects.in_bulk(keys))
    found = [specific[page.pk] for page in pages]
    return [page for page in found if not is_untranslated_alias(page)]


def find_people(words, everybody):
    """Return those of `everybody` whose name or role in any language matches."""
    hits = get_search_backend().autocomplete(prefix_query(words), ContactPerson)[:MAX_PAGES]
    keys = {person.translation_key for person in hits}
    return [person for person in everybody if person.translation_key in keys][:MAX_PEOPLE]


def area_of(page, navigation):
    """Return the page in the menu that `page` is or lies under, or None."""
    return next((top for top in navigation.menu if page.path.startswith(top.path)), None)


def build_result(page, words):
    counted = [(count_matches(passage.text, words), passage) for passage in passages_of(page)]
    counted.sort(key=lambda pair: -pair[0])
    hits = [passage for count, passage in counted if count]
    return {
        "page": page,
        "title": highlight(page.title, words),
        "passages": [(hit, highlight(hit.text, words)) for hit in hits[:MAX_PASSAGES]],
    }
