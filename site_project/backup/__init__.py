"""Copies of the whole site, database and media, that any other database can be filled from."""
