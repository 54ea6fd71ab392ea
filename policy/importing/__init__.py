"""A document becomes paragraphs with guessed roles, which editors make drafts of pages of.

`reading.read` gives a Document, `roles.guess_roles` what each of its paragraphs may become, and
`advice.advice` what can be said about a promise: they know nothing of pages or the database.
"""
