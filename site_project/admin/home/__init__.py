"""The panels of the admin's first page."""
