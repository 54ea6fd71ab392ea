"""The rows of a database as lines of JSON that mean the same in SQLite and PostgreSQL."""

import json
from contextlib import contextmanager
from itertools import islice

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from wagtail.fields import StreamField

from site_project.database.tables import models_except

# Made anew by what restores: logged-in sessions, the search index and the generation. Mail that
# waits has been sent long since when a backup is restored, and may hold a link to a new password.
LEFT_OUT = {"sessions", "wagtailsearch"}
LEFT_OUT_MODELS = {
    "site_project.Generation",
    "site_project.Heartbeat",
    "site_project.OutgoingMail",
}
AT_ONCE = 500


def kept_models():
    """Return every model whose rows belong in a backup."""
    return models_except(LEFT_OUT, LEFT_OUT_MODELS)


@contextmanager
def snapshot():
    """A transaction in which the database stands still, whatever others write meanwhile."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def lines_of(model):
    """Yield each row of the model's own table as a line of JSON: a list in order of fields."""
    fields = model._meta.local_concrete_fields
    rows = model._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE)
    for row in rows:
        values = [written(row, field) for field in fields]
        # PostgreSQL keeps the keys of JSON in an order of its own.
        yield json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)


def written(row, field):
    if getattr(row, field.attname) is None:
        return None
    value = field.value_to_string(row)
    return json.loads(value) if isinstance(field, StreamField) else value


def read(field, value):
    if value is None:
        return None
    return field.to_python(json.dumps(value) if isinstance(field, StreamField) else value)


def insert(model, names, lines):
    """Insert rows that `lines_of` has written, past save() and signals, and return how many."""
    by_name = {field.attname: field for field in model._meta.local_concrete_fields}
    fields = [by_name[name] for name in names]
    number = 0
    lines = iter(lines)
    while batch := list(islice(lines, AT_ONCE)):
        rows = [row_of(model, fields, json.loads(line)) for line in batch]
        model._base_manager._insert(rows, fields=fields, raw=True)
        number += len(rows)
    return number


def row_of(model, fields, values):
    """Make an instance without asking the defaults of fields, which may ask the database."""
    values = [read(field, value) for field, value in zip(fields, values, strict=True)]
    return model.from_db("default", [field.attname for field in fields], values)


def reset_sequences(models):
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
