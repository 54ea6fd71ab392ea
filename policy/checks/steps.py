from typing import NamedTuple

from wagtail.blocks import Block, ListBlock, StreamBlock


class Step(NamedTuple):
    """From a block to one inside it: `key` is its number or name, `id` its block id or None."""

    parent: Block
    key: int | str
    block: Block
    id: str | None


def steps_to(page, where):
    """Return the Steps from a page's field of blocks to the place `where` (see Finding)."""
    steps = []
    value = getattr(page, where[0])
    block = getattr(value, "stream_block", None)
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
