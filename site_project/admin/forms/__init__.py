"""Wagtail's own forms with further validation: what would break the site is refused."""

from .dates import register_date_field
from .redirect_import import patch_import
from .redirects import patch_redirects
from .site_structure import patch_site_structure


def patch_forms():
    """Replace Wagtail's forms, before any form of a model is made."""
    register_date_field()
    patch_import()
    patch_redirects()
    patch_site_structure()
