"""The site's search: pages by area, promises and people, with the words marked."""

from collections.abc import Iterator

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from contact.clean_text import clean_line
from contact.models import ContactPerson
from contact.models.people import people_in
from policy.pages.navigation import Navigation
from policy.search.documents import COMMITMENT, PAGE, documents_of_pages
from policy.search.index import Document, document
from policy.search.kept import kept_index, register_index
from policy.search.search import search as search_in
from policy.translation.roots import root_in

from .pages import page_results
from .promises import promise_results

MAX_QUERY_LENGTH = 100
MAX_PAGES = 25
MAX_PROMISES = 10
MAX_PEOPLE = 5
PERSON = "person"


def search(request):
    """Show the results for `q`; without any, the template shows help."""
    query = clean_line(request.GET.get("q", ""))[:MAX_QUERY_LENGTH]
    navigation = Navigation(root_in(get_language(), request))
    everybody = people_in(get_language())
    found = search_in(index_of(navigation, Site.find_for_request(request)), query)
    keys = {
        kind: [one.key for one in found.documents if one.kind == kind]
        for kind in (PAGE, COMMITMENT, PERSON)
    }
    promises = promise_results(keys[COMMITMENT][:MAX_PROMISES], found.terms, navigation)
    groups = page_results(keys[PAGE][:MAX_PAGES], found.terms, navigation)
    people = [one for one in everybody if one.translation_key in set(keys[PERSON])][:MAX_PEOPLE]
    pages = sum(map(len, groups.values()))
    context = {
        "title": f"{query} – {_('Search')}" if query else _("Search"),
        "query": query,
        "found": found,
        "searched": found.instead or query,
        "groups": groups,
        "pages": pages,
        "promises": promises,
        "promise_count": len(keys[COMMITMENT]),
        "found_people": people,
        "everybody": everybody,
        "count": pages + len(keys[COMMITMENT]) + len(people),
        "programme": navigation,
    }
    return render(request, "search.html", context)


def index_of(navigation, site):
    """Return the index of all that is found below a first page, in its language."""

    def documents() -> Iterator[Document]:
        yield from documents_of_pages(navigation.root)
        if navigation.register:
            yield from register_index(site).documents
        for key, name, role in ContactPerson.objects.values_list("translation_key", "name", "role"):
            yield document(PERSON, key, name, [role])

    return kept_index(f"site-{navigation.root.pk}-{get_language()}", documents)
