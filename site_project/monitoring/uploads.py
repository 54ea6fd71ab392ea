"""Whether the uploads are whole, looked at now and then: there may be tens of thousands."""

from django.core.cache import cache

from site_project.backup.damage import all_whole

KEY = "uploads-whole"
SECONDS = 600


def are_whole():
    """Return whether each upload is there and not empty, as it was at most SECONDS ago."""
    return cache.get_or_set(KEY, all_whole, SECONDS)


def look_again():
    """Forget what was found: uploads have been mended."""
    cache.delete(KEY)
