"""Where a Finding is, for an editor: in words, and as a link within the form."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlock, StreamBlock

from .steps import steps_to


def label_of(page, where):
    """Say where it is, for instance "Content, block 3: Commitments, Points 2"."""
    words = [capfirst(str(page._meta.get_field(where[0]).verbose_name))]
    for step in steps_to(page, where):
        if isinstance(step.parent, StreamBlock):
            place = {"number": step.key + 1, "kind": step.block.label}
            words.append(_("block %(number)s: %(kind)s") % place)
        elif isinstance(step.parent, ListBlock):
            words[-1] = f"{words[-1]} {step.key + 1}"
        else:
            words.append(str(step.block.label))
    return ", ".join(dict.fromkeys(words))


def anchor_of(page, where):
    """Return the id, in the editor, of the innermost block or else the field that `where` names."""
    ids = [step.id for step in steps_to(page, where) if step.id]
    return f"block-{ids[-1]}-section" if ids else f"id_{where[0]}"


def placed(page, findings):
    """Return the label, the anchor and the text of each Finding, as templates show them."""
    return [(label_of(page, one.where), anchor_of(page, one.where), one.text) for one in findings]
