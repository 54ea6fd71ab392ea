"""Wagtail's own forms, with rules of ours: what would break the site is refused at its field."""

from . import collections, dates, languages, redirect_files, redirects, sites


def install():
    """Put the rules in place, before any form of a model is made."""
    for one in (collections, dates, languages, redirect_files, redirects, sites):
        one.install()
