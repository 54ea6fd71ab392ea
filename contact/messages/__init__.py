"""The contact form and what becomes of a visitor's message."""
