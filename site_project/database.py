"""What the site needs of its database beside the models."""

from django.apps import apps
from django.db import connections
from wagtail.models import Page

PAGE_INDEX = "page_by_depth"


def create_page_index(using="default", **kwargs):
    """Index pages by depth and path: without it, finding children reads every descendant.

    A receiver of post_migrate, since SQLite drops the index when a migration rebuilds the table.
    """
    connection = connections[using]
    table = Page._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return
        if PAGE_INDEX not in connection.introspection.get_constraints(cursor, table):
            cursor.execute(f'CREATE INDEX {PAGE_INDEX} ON "{table}" (depth, path)')


def models_except(app_labels, labels):
    """Return the models with tables of their own, including those of many-to-many fields.

    Without the apps `app_labels` and the models `labels`, for instance "wagtailcore.Revision".
    """
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in app_labels
        and model._meta.label not in labels
    ]
