"""Search in SQLite (FTS5) for words alone."""

from modelsearch.backends.database.sqlite import sqlite

from .mixins import WordQueryMixin, patch_indexer

patch_indexer(sqlite)


class SearchBackend(WordQueryMixin, sqlite.SQLiteSearchBackend):
    pass
