"""Wagtail's own forms with further validation: what would break the site is refused."""

from . import dates, redirect_import, redirects, site_structure


def install():
    """Replace Wagtail's forms, before any form of a model is made."""
    for module in (dates, redirect_import, redirects, site_structure):
        module.install()
