"""The rows of a database as lines of JSON that mean the same in SQLite and PostgreSQL."""

import json
from contextlib import contextmanager
from itertools import islice

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from wagtail.fields import StreamField

from site_project.database import models_except

# Made anew after a restore, or outdated by then, like mail that waits and may hold reset links.
# Keys in the bin would be given out again, and whoever erases something means it.
EXCLUDED_APPS = {"sessions", "wagtailsearch"}
EXCLUDED_MODELS = {
    "site_project.BinEntry",
    "site_project.Generation",
    "site_project.Heartbeat",
    "site_project.OutgoingMail",
}
BATCH_SIZE = 500


def kept_models():
    """Return every model whose rows belong in a backup."""
    return models_except(EXCLUDED_APPS, EXCLUDED_MODELS)


@contextmanager
def snapshot():
    """A transaction that reads one state of the database, whatever others write meanwhile."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def lines_of(model):
    """Yield each row of the model's own table as a line of JSON: a list in order of fields."""
    fields = model._meta.local_concrete_fields
    rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH_SIZE)
    for row in rows:
        values = [encode(row, field) for field in fields]
        # PostgreSQL keeps the keys of JSON in an order of its own.
        yield json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)


def encode(row, field):
    if getattr(row, field.attname) is None:
        return None
    value = field.value_to_string(row)
    return json.loads(value) if isinstance(field, StreamField) else value


def decode(field, value):
    if value is None:
        return None
    return field.to_python(json.dumps(value) if isinstance(field, StreamField) else value)


def insert(model, names, lines):
    """Insert the rows of `lines_of` without save() and signals, and return how many."""
    by_name = {field.attname: field for field in model._meta.local_concrete_fields}
    fields = [by_name[name] for name in names]
    number = 0
    lines = iter(lines)
    while batch := list(islice(lines, BATCH_SIZE)):
        rows = [build_instance(model, fields, json.loads(line)) for line in batch]
        model._base_manager._insert(rows, fields=fields, raw=True)
        number += len(rows)
    return number


def build_instance(model, fields, values):
    """Return an instance without calling the defaults of fields, which may query the database."""
    values = [decode(field, value) for field, value in zip(fields, values, strict=True)]
    return model.from_db("default", [field.attname for field in fields], values)


def reset_sequences(models):
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
