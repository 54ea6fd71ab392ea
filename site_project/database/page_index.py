from django.db import connections
from wagtail.models import Page

NAME = "page_by_depth"


def install(using="default", **kwargs):
    """Index pages by depth and path, so that finding a page's children costs the same in any tree.

    Without it a database reads every descendant. Run after migrations: SQLite forgets the index
    when one of Wagtail's makes its table anew.
    """
    connection = connections[using]
    table = Page._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return
        if NAME not in connection.introspection.get_constraints(cursor, table):
            cursor.execute(f'CREATE INDEX {NAME} ON "{table}" (depth, path)')
