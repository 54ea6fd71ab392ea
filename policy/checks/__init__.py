"""What is looked at before a page is published: plain functions, one module a family of rules."""

from . import (
    alt_text,
    bullets,
    easy,
    headings,
    lead,
    length,
    links,
    own_addresses,
    placeholders,
    private,
    read_more,
    readability,
    sentences,
    targets,
    typed,
)
from .finding import Finding

RULES = (
    length.check,
    lead.check,
    alt_text.check,
    private.check,
    placeholders.check,
    bullets.check,
    links.check,
    targets.check,
    own_addresses.check,
    typed.check,
    read_more.check,
    headings.check,
    sentences.check,
    readability.check,
    easy.check,
)

__all__ = ["Finding", "errors_of", "findings_of"]


def findings_of(page):
    """Return every Finding about `page` as it is in memory, errors first."""
    found = [finding for rule in RULES for finding in rule(page)]
    return sorted(found, key=lambda finding: not finding.is_error)


def errors_of(page):
    """Return the Findings that stop `page` from being published."""
    return [finding for finding in findings_of(page) if finding.is_error]
