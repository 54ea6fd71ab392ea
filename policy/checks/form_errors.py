"""Findings as errors of a form, each at the block that it is about."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from wagtail.blocks import (
    ListBlock,
    ListBlockValidationError,
    StreamBlock,
    StreamBlockValidationError,
    StructBlockValidationError,
)

from .steps import steps_to


def form_errors(page, findings):
    """Return a dict of a ValidationError for each field of `page` that has Findings."""
    found = defaultdict(list)
    for finding in findings:
        found[finding.where[0]].append((steps_to(page, finding.where), finding.text))
    return {name: error_of(placed) for name, placed in found.items()}


def error_of(found):
    """Return the error of one block from pairs of the Steps inwards from it and a message."""
    here = [message for steps, message in found if not steps]
    inside = defaultdict(list)
    for steps, message in found:
        if steps:
            inside[steps[0].key].append((steps[1:], message))
            parent = steps[0].parent
    if not inside:
        return ValidationError(here)
    errors = {key: error_of(placed) for key, placed in inside.items()}
    return kind_of_error(parent)(block_errors=errors, non_block_errors=here)


def kind_of_error(block):
    if isinstance(block, StreamBlock):
        return StreamBlockValidationError
    return ListBlockValidationError if isinstance(block, ListBlock) else StructBlockValidationError
