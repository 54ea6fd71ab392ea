"""The form of a page in the admin: checks, review, and two people at one form."""
