"""A document becomes paragraphs with guessed roles, for an editor to look through.

`reading.read` gives a Document, `roles.guess_roles` what each of its paragraphs may become, and
`advice.advice` what can be said about a promise. Nothing here knows of pages or the database.
"""
