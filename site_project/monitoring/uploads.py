"""Whether the uploads are whole, looked at now and then: there may be tens of thousands."""

from django.core.cache import cache

from site_project.backup.damage import all_whole

KEY = "uploads-whole"
SECONDS = 600
SECONDS_AWAY = 60


def are_whole():
    """Return whether each upload is there and not empty, as it was at most SECONDS ago.

    Where they are kept may be away: they are not whole then, and are soon looked at again.
    """
    found = cache.get(KEY)
    if found is None:
        try:
            found, seconds = all_whole(), SECONDS
        except OSError:
            found, seconds = False, SECONDS_AWAY
        cache.set(KEY, found, seconds)
    return found


def look_again():
    """Forget what was found: uploads have been mended."""
    cache.delete(KEY)
