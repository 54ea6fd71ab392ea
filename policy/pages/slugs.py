"""Slugs that a page cannot have: the site itself answers there."""

from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override


def refuse_language_slug(slug):
    """Raise ValidationError where `slug` would be read as the language of an address."""
    if slug in settings.CONTENT_LANGUAGES:
        message = _("“%(slug)s” stands for a language in addresses. Choose another one.")
        raise ValidationError(message % {"slug": slug})


def refuse_reserved_slug(slug, parent):
    """Raise ValidationError where an address right below a first page never reaches a page."""
    if parent and is_reserved_below(parent, slug):
        message = _("The site itself uses the address “%(slug)s” for something else.")
        raise ValidationError(message % {"slug": slug})


def unused_slug(parent, slug):
    """Return `slug`, with a number where a page below `parent` or the site itself has it."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    number, candidate = 1, slug
    while candidate in taken or is_reserved_below(parent, candidate):
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def is_reserved_below(parent, slug):
    """Whether `parent` is a first page, below which the site itself answers at `slug`."""
    return parent.depth == 2 and is_reserved_slug(slug, parent.locale.language_code)


def is_reserved_slug(slug, language):
    files = (settings.MEDIA_URL, settings.STATIC_URL)
    if any(slug == address.strip("/").partition("/")[0] for address in files):
        return True
    above = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    with override(language), suppress(Resolver404):
        return resolve(f"{above}/{slug}/").url_name != "wagtail_serve"
    return False
