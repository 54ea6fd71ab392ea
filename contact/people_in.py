from django.conf import settings

from .models.people import ContactPerson


def people_in(language):
    """Return the ContactPersons in order, each in `language` where that has been translated.

    Each has `language`, the tag of the language that the role is written in: one query.
    """
    wanted = {language, settings.LANGUAGE_CODE}
    rows = ContactPerson.objects.filter(locale__language_code__in=wanted)
    chosen = {}
    for person in rows.select_related("portrait", "area", "locale"):
        person.language = person.locale.language_code
        known = chosen.setdefault(person.translation_key, person)
        if known is not person:
            chosen[person.translation_key] = better(known, person, language)
    return list(chosen.values())


def better(one, other, language):
    """Of two versions of a person, the one in `language`, once its role has been translated."""
    translated, original = (one, other) if one.language == language else (other, one)
    return original if translated.role == original.role else translated
