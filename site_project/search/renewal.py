"""The index of a site that is upgraded is made anew once its entries are made in another way."""

from django.core.management import call_command

# The last migration after which entries differ from those before.
SINCE = "search_in_words"


def renew(plan=(), **kwargs):
    """Index everything anew when `plan`, of migrations just run, brought the new way."""
    if any(migration.name.endswith(SINCE) and not backwards for migration, backwards in plan):
        call_command("update_index", verbosity=0)
