"""Search in SQLite (FTS5) for words alone."""

from modelsearch.backends.database.sqlite import sqlite

from .text import AsksInWords, patch_indexer

patch_indexer(sqlite)


class SearchBackend(AsksInWords, sqlite.SQLiteSearchBackend):
    pass
