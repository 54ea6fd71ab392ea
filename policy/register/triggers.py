"""Triggers by which the database itself refuses to change or delete what is in the logs.

They are made after every migration: SQLite drops a table's triggers when a migration
rebuilds the table.
"""

from django.db import connections

LOG_TABLES = (
    "policy_commitmentgoal",
    "policy_commitmentmove",
    "policy_commitmentrelation",
    "policy_commitmentupdate",
    "policy_commitmentwording",
    "policy_evidence",
    "policy_importedpoint",
    "policy_termclosing",
    "policy_termreopening",
    "policy_updatetranslation",
)
MESSAGE = "What has been written in the register is never changed or deleted."

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_never_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION policy_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = """
CREATE OR REPLACE TRIGGER {table}_never_{event} BEFORE {event} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION policy_append_only()
"""


def trigger_statements(vendor, tables):
    """Yield the SQL that makes the triggers; a database without support is an error."""
    template = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]
    if vendor == "postgresql":
        yield POSTGRESQL_FUNCTION.format(message=MESSAGE)
    for table in tables:
        for event in ("UPDATE", "DELETE"):
            yield template.format(table=table, event=event, message=MESSAGE)


def drop_triggers(apps, schema_editor):
    """For a migration that completes rows of a log; the triggers are made again after it."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for table in tables.intersection(LOG_TABLES):
            place = f" ON {table}" if connection.vendor == "postgresql" else ""
            for event in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_never_{event}{place}")


def make_triggers(using, **kwargs):
    """Receiver of post_migrate. There may be fewer logs, after a migration backwards."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)).intersection(LOG_TABLES)
        for statement in trigger_statements(connection.vendor, sorted(tables)):
            cursor.execute(statement)
