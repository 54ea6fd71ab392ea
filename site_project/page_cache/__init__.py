"""Finished public pages, kept in front of Django and exact: never older than the last commit."""
