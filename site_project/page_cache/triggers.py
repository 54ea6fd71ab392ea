"""Database triggers that advance the site's version with every change that visitors can see."""

import time

from django.conf import settings
from django.db import connections

from site_project.database import models_except
from site_project.models import Generation

PREFIX = "page_cache_"

# Deferred to the commit, so that two writers wait for each other only while they commit and can
# not deadlock; advanced once for each transaction, however many rows it changes.
FUNCTION = """
CREATE OR REPLACE FUNCTION page_cache_advance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('page_cache.advanced', true) IS DISTINCT FROM txid_current()::text THEN
    UPDATE site_project_generation SET number = number + 1;
    PERFORM set_config('page_cache.advanced', txid_current()::text, true);
    NOTIFY page_cache;
  END IF;
  RETURN NULL;
END $$
"""


def install(using="default", **kwargs):
    """Make the version's row and the triggers of every public table; run after migrations."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if Generation._meta.db_table not in tables:
        return
    # The time in it keeps a database that is made anew from repeating a number seen before.
    row = {"number": int(time.time()) * 1000}
    Generation.objects.using(using).get_or_create(pk=1, defaults=row)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for model in public_models():
            table = model._meta.db_table
            if table in tables:
                # After a migration backwards a table lacks columns that its model has.
                found = connection.introspection.get_table_description(cursor, table)
                for statement in statements(connection.vendor, model, {one.name for one in found}):
                    cursor.execute(statement)


def public_models():
    """Return the models whose rows visitors may see."""
    return models_except(settings.PAGE_CACHE_PRIVATE_APPS, settings.PAGE_CACHE_PRIVATE_MODELS)


def statements(vendor, model, existing):
    """Yield the SQL that makes the triggers of one table, with the columns `existing`, anew."""
    table = model._meta.db_table
    columns = {field.column for field in model._meta.local_concrete_fields} & existing
    public = sorted(columns - settings.PAGE_CACHE_PRIVATE_COLUMNS)
    update = "UPDATE OF " + ", ".join(f'"{column}"' for column in public)
    if vendor == "postgresql":
        name = f"{PREFIX}{table}"[:63]
        yield f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
        yield (
            f'CREATE CONSTRAINT TRIGGER "{name}" AFTER INSERT OR DELETE OR {update} ON "{table}" '
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION page_cache_advance()"
        )
        return
    for kind, event in (("insert", "INSERT"), ("delete", "DELETE"), ("update", update)):
        name = f"{PREFIX}{table}_{kind}"
        yield f'DROP TRIGGER IF EXISTS "{name}"'
        yield (
            f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" '
            "BEGIN UPDATE site_project_generation SET number = number + 1; END"
        )
