"""Findings about a page, and where they are: for templates in words, for forms at the block."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import (
    Block,
    ListBlock,
    ListBlockValidationError,
    StreamBlock,
    StreamBlockValidationError,
    StructBlockValidationError,
)
from wagtail.models import Page

# The name of a field and, in a field of blocks, the number of the block (from 0) and the names
# and numbers of what is inside it: ("body", 2, "points", 0).
Location = tuple[str | int, ...]


class Finding(NamedTuple):
    """Something to correct (`is_error`: before publishing) or to consider."""

    where: Location
    text: str
    is_error: bool


class Step(NamedTuple):
    """From a block to one inside it: `key` is its number or name, `id` its block id or None."""

    parent: Block
    key: str | int
    block: Block
    id: str | None


class PlacedFinding(NamedTuple):
    """A Finding for a template: its place in words, the id of that place in the form, its text."""

    label: str
    anchor: str
    text: str


def steps_to(page: Page, where: Location) -> list[Step]:
    """Return the Steps from a page's field of blocks to `where`; none for other fields."""
    value = getattr(page, str(where[0]))
    steps: list[Step] = []
    block: Block = getattr(value, "stream_block", None)
    for key in where[1:]:
        if isinstance(block, StreamBlock | ListBlock):
            bound = value[key] if isinstance(block, StreamBlock) else value.bound_blocks[key]
            child, value, child_id = bound.block, bound.value, bound.id
        else:
            child, child_id = block.child_blocks[key], None
            value = value.get(key) if hasattr(value, "get") else None
        steps.append(Step(block, key, child, child_id))
        block = child
    return steps


def label_of(page: Page, where: Location) -> str:
    """Return `where` in words, for instance "Content, block 3: Commitments, Points 2"."""
    words = [capfirst(str(page._meta.get_field(where[0]).verbose_name))]
    for step in steps_to(page, where):
        if isinstance(step.parent, StreamBlock):
            place = {"number": int(step.key) + 1, "kind": step.block.label}
            words.append(_("block %(number)s: %(kind)s") % place)
        elif isinstance(step.parent, ListBlock):
            words[-1] = f"{words[-1]} {int(step.key) + 1}"
        else:
            words.append(str(step.block.label))
    return ", ".join(dict.fromkeys(words))


def anchor_of(page: Page, where: Location) -> str:
    """Return the id, in the editor, of the innermost block or else the field that `where` names."""
    ids = [step.id for step in steps_to(page, where) if step.id]
    return f"block-{ids[-1]}-section" if ids else f"id_{where[0]}"


def placed(page: Page, findings: Iterable[Finding]) -> list[PlacedFinding]:
    """Return the Findings with their places in `page`, as templates show them."""
    return [
        PlacedFinding(label_of(page, one.where), anchor_of(page, one.where), one.text)
        for one in findings
    ]


def form_errors(page: Page, findings: Iterable[Finding]) -> dict[str, ValidationError]:
    """Return the errors of a form of `page` by field, each Finding at the block it is about."""
    by_field = defaultdict(list)
    for finding in findings:
        by_field[str(finding.where[0])].append((steps_to(page, finding.where), finding.text))
    return {name: error_of_block(found) for name, found in by_field.items()}


def error_of_block(found: list[tuple[list[Step], str]]) -> ValidationError:
    """Return the error of one block from messages and the Steps that lead inwards to each."""
    here = [message for steps, message in found if not steps]
    inside = defaultdict(list)
    for steps, message in found:
        if steps:
            inside[steps[0].key].append((steps[1:], message))
            parent = steps[0].parent
    if not inside:
        return ValidationError(here)
    errors = {key: error_of_block(below) for key, below in inside.items()}
    return error_class(parent)(block_errors=errors, non_block_errors=here)


def error_class(block: Block) -> type[ValidationError]:
    if isinstance(block, StreamBlock):
        return StreamBlockValidationError
    return ListBlockValidationError if isinstance(block, ListBlock) else StructBlockValidationError
