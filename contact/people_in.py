from django.conf import settings
from django.core.cache import caches

from .models.people import ContactPerson

# What is said in words. How to reach a person is the same in every language, at any time.
TRANSLATED = ("name", "role", "hours")


def people_in(language):
    """Return the ContactPersons in order, in the words of `language` where they are translated.

    Each has `language`, the tag of the language that the role is written in: one query.
    """
    return caches["shared"].get_or_set(f"people-{language}", lambda: looked_up(language))


def looked_up(language):
    people, translations = {}, {}
    languages = (language, settings.LANGUAGE_CODE)
    rows = ContactPerson.objects.filter(locale__language_code__in=languages)
    for person in rows.select_related("portrait", "area", "locale"):
        person.language = person.locale.language_code
        is_source = person.language == settings.LANGUAGE_CODE
        (people if is_source else translations)[person.translation_key] = person
    for key, translation in translations.items():
        person = people.setdefault(key, translation)
        if translation.role != person.role:
            for name in TRANSLATED:
                setattr(person, name, getattr(translation, name) or getattr(person, name))
            person.language = language
    return sorted(people.values(), key=lambda person: person.sort_order or 0)
