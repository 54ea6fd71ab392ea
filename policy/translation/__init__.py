"""The versions of a page in other languages: which there are, and whether they are up to date."""
