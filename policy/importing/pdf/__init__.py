"""PDF, which knows letters at places only: lines, then paragraphs, then what they are."""

from .reading import read_pdf

__all__ = ["read_pdf"]
