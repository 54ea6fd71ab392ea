"""Search in SQLite (FTS5) for words alone."""

from modelsearch.backends.database.sqlite import sqlite

from .text import AsksInWords, IndexedInWords


class ObjectIndexer(IndexedInWords, sqlite.ObjectIndexer):
    pass


# The index has no other place to say what makes its entries.
sqlite.ObjectIndexer = ObjectIndexer


class SearchBackend(AsksInWords, sqlite.SQLiteSearchBackend):
    pass
