"""A page's languages on one strip: where each version stands, and the way to it."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, WorkflowState

from .roots import is_older


class Tab(NamedTuple):
    """A language of a page; `page` is None where nobody has begun with it."""

    locale: Locale
    page: Page | None
    states: list[str]
    is_current: bool


def tabs_of(page):
    """Return a Tab for every language, in the order of the table of languages."""
    versions = versions_of(page)
    places = {tag: place for place, tag in enumerate(settings.CONTENT_LANGUAGES)}
    locales = sorted(Locale.objects.all(), key=lambda one: places.get(one.language_code, 99))
    source = versions.get(settings.LANGUAGE_CODE)
    waiting = under_review(versions.values())
    tabs = []
    for locale in locales:
        version = versions.get(locale.language_code)
        states = list(states_of(version, source, waiting)) if version else [_("missing")]
        tabs.append(Tab(locale, version, states, locale.pk == page.locale_id))
    return tabs


def source_of(tabs, page):
    """Return the page that a new version is translated from."""
    source = next((tab.page for tab in tabs if is_source(tab)), None)
    return source or page


def is_source(tab):
    return bool(tab.page) and tab.locale.language_code == settings.LANGUAGE_CODE


def versions_of(page):
    """Return the versions of `page` by the tag of their language, without aliases."""
    pages = Page.objects.filter(translation_key=page.translation_key, alias_of=None)
    pages = pages.select_related("locale", "edition")
    return {one.locale.language_code: one for one in pages}


def under_review(pages):
    keys = [str(page.pk) for page in pages]
    states = WorkflowState.objects.filter(
        object_id__in=keys,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return set(states.values_list("object_id", flat=True))


def states_of(page, source, waiting):
    """Yield what an editor should know about a version, in words."""
    if str(page.pk) in waiting:
        yield _("waiting for review")
    if not page.live:
        yield _("draft")
    elif source and page.pk != source.pk and is_older(page, source):
        yield _("older")
