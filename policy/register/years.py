"""The years of a programme: the same in every language, and fixed once it has promises.

The register tells for which term a promise was made. Other years would move it to another one.
"""

from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Page

from policy.models.commitments import Commitment, RegisterArea
from policy.pages.navigation import child_of

KEPT = "policy.years.kept"  # a log action


def versions_of(programme):
    """Return the programme, a PolicyIndexPage, in all its languages."""
    return type(programme).objects.filter(translation_key=programme.translation_key)


def areas_of(programme):
    """Return the RegisterAreas of a programme: its own and those of its areas."""
    places = versions_of(programme).values_list("path", "depth")
    below = reduce(or_, (child_of(*place) for place in places), Q(pk__in=[]))
    keys = Page.objects.filter(below).values_list("translation_key", flat=True)
    return RegisterArea.objects.filter(key__in={programme.translation_key, *keys})


def has_promises(programme):
    return Commitment.objects.filter(area__in=areas_of(programme)).exists()


def source_of(programme):
    """Return the version that decides the years of this one, or None: another than itself."""
    source = versions_of(programme).filter(locale=programme.locale.get_default())
    return source.exclude(pk=programme.pk).first()


def fixed_version(programme):
    """Return the saved version whose years `programme` must have; None where it may choose."""
    if source := source_of(programme):
        return source
    saved = type(programme).objects.filter(pk=programme.pk).first()
    return saved if saved and has_promises(saved) else None


def keep_years(programme):
    """Give a programme about to be saved the years that it must have, and tell its history."""
    version = fixed_version(programme)
    if version is None or version.term == programme.term:
        return
    if version.pk == programme.pk:
        log(programme, KEPT, data={"kept": version.term, "refused": programme.term})
    programme.term_start, programme.term_end = version.years


def share_years(programme):
    """Give the translations of a programme that was saved its years."""
    if source_of(programme) is None:
        years = programme.years.fields
        versions_of(programme).exclude(pk=programme.pk).exclude(**years).update(**years)
