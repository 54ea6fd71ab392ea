"""The site's search: pages, commitments and people, grouped by area, with the words marked."""

import re
from collections import defaultdict
from itertools import chain

from django.shortcuts import render
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, PlainText

from contact.clean_text import clean_line
from contact.models import ContactPerson
from contact.people_in import people_in
from policy.navigation import Navigation
from policy.passages import passages_of
from policy.translation.roots import is_stand_in, root_in

LONGEST_QUERY = 100
MOST_PAGES = 25
PASSAGES_A_PAGE = 4
# Endings that a Swedish reader takes no notice of: skola, skolan, skolor, skolornas.
ENDINGS = re.compile(
    r"(?<=\w{4})(?:ornas|arnas|ernas|orna|arna|erna|ens|ets|ans|or|ar|er|en|et|an|s|a|e|n|t)$"
)


def search(request):
    """Show what the visitor looks for; an empty or unknown word gets help instead."""
    query = clean_line(request.GET.get("q", ""))[:LONGEST_QUERY]
    words = [stem(word) for word in re.findall(r"\w+", query.lower())]
    navigation = Navigation(root_in(get_language(), Site.find_for_request(request)))
    everybody = people_in(get_language())
    groups, found_people = {}, []
    if words:
        for page in find_pages(navigation.root, query, words):
            groups.setdefault(area_of(page, navigation), []).append(result(page, words))
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


def stem(word):
    return ENDINGS.sub("", word) if get_language().startswith("sv") else word


def find_pages(root, query, words):
    """Return the live pages below `root` for whole words first, then for their beginnings."""
    pages = root.get_descendants(inclusive=True).live()
    found = chain(pages.search(query)[:MOST_PAGES], pages.autocomplete(all_of(words))[:MOST_PAGES])
    pages = list({page.pk: page for page in found}.values())[:MOST_PAGES]
    by_model = defaultdict(list)
    for page in pages:
        by_model[page.specific_class].append(page.pk)
    specific = {}
    for model, keys in by_model.items():
        specific.update(model.objects.in_bulk(keys))
    found = [specific[page.pk] for page in pages]
    return [page for page in found if not is_stand_in(page)]


def all_of(words):
    """Return the query for things in which a word begins like each of `words`.

    Of a text with several words, a backend takes the last alone for a beginning.
    """
    return And([PlainText(word) for word in words])


def find_people(words, everybody):
    """Return those of `everybody` who are found by their name or role in any language."""
    hits = get_search_backend().autocomplete(all_of(words), ContactPerson)[:25]
    keys = {person.translation_key for person in hits}
    return [person for person in everybody if person.translation_key in keys][:5]


def area_of(page, navigation):
    """Return the page right below the first one that `page` is or lies under, or None."""
    return next((top for top in navigation.menu if page.path.startswith(top.path)), None)


def result(page, words):
    counted = [(matches(passage.text, words), passage) for passage in passages_of(page)]
    counted.sort(key=lambda pair: -pair[0])
    hits = [passage for count, passage in counted if count]
    return {
        "page": page,
        "title": marked(page.title, words),
        "passages": [(hit, marked(hit.text, words)) for hit in hits[:PASSAGES_A_PAGE]],
    }


def pattern(words):
    beginnings = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?:{beginnings})\w*", re.IGNORECASE)


def matches(text, words):
    """Count how many of the `words` the text holds."""
    return sum(bool(pattern([word]).search(text)) for word in words)


def marked(text, words):
    """Return `text` as HTML with everything that begins like one of the `words` marked."""
    html, end = [], 0
    for hit in pattern(words).finditer(text):
        html += [
            conditional_escape(text[end : hit.start()]),
            format_html("<mark>{}</mark>", hit[0]),
        ]
        end = hit.end()
    return mark_safe("".join([*html, conditional_escape(text[end:])]))
