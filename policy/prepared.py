"""Queries that every page asks: their SQL is made once, and only asked anew.

Django makes the SQL of a queryset each time, which takes several times as long as the database does
to answer, and has no statements that are prepared once.
"""

from copy import copy
from functools import lru_cache, wraps
from sys import intern
from weakref import WeakValueDictionary

from django.db import connections
from django.db.models.query import ModelIterable, QuerySet


def prepared(build):
    """Decorate a function that builds a queryset from hashable arguments alone.

    Decorated, it returns a list of what the queryset finds now: as fresh as a new queryset.
    """
    compilers = WeakValueDictionary()

    @lru_cache(maxsize=1000)
    def statement_of(*arguments):
        return Statement(build(*arguments), compilers)

    @wraps(build)
    def ask(*arguments):
        return statement_of(*arguments).ask()

    return ask


class Statement:
    """Stands where a QuerySet has its Query, and has been compiled already.

    `compilers` are those of statements that differ in their values alone: some forty kilobytes
    that they share.
    """

    def __init__(self, queryset, compilers):
        self.model, self.db = queryset.model, queryset.db
        compiler = queryset.query.get_compiler(self.db)
        sql, self.values = compiler.as_sql()
        compiler.connection = None  # else it would stay open when its thread has ended
        self.sql = intern(sql)
        self.compiler = compilers.setdefault(sql, compiler)

    def ask(self):
        return list(ModelIterable(QuerySet(self.model, query=self, using=self.db)))

    def get_compiler(self, using):
        """Return a compiler for one execution, on the connection of this thread."""
        compiler = copy(self.compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda: (self.sql, self.values)
        return compiler
