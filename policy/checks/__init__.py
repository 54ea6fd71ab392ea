"""What is checked before a page is published. A rule takes a page and yields Findings about it."""

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from . import closed_term, editorial, links, readability, repeated, targets, wcag
from .findings import Finding

# The register adds its own, which needs the models of pages (see policy/apps.py).
RULES: list[Callable[[Page], Iterable[Finding]]] = [
    editorial.check_length,
    editorial.check_lead,
    wcag.check_alt_texts,
    editorial.check_private_pictures,
    editorial.check_placeholders,
    editorial.check_commitments,
    repeated.check_repeated_points,
    closed_term.check_closed_term,
    wcag.check_link_texts,
    targets.check_targets,
    targets.check_own_addresses,
    links.check_links,
    targets.check_read_more,
    wcag.check_headings,
    readability.check_sentences,
    readability.check_lix,
    readability.check_easy_swedish,
]

__all__ = ["Finding", "errors_of", "findings_of", "is_publishable"]


def findings_of(page: Page) -> list[Finding]:
    """Return every Finding about `page` as it is in memory, errors first."""
    found = [finding for rule in RULES for finding in rule(page)]
    return sorted(found, key=lambda finding: not finding.is_error)


def errors_of(page: Page) -> list[Finding]:
    """Return the Findings that stop `page` from being published."""
    return [finding for finding in findings_of(page) if finding.is_error]


def is_publishable(page: Page) -> bool:
    """Whether `page`, as it is in memory, would be published if it were sent from its form."""
    try:
        page.full_clean()
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(page, field.name))
    except ValidationError:
        return False
    return not errors_of(page)
