"""Every field and block that an editor meets explains itself, in Swedish."""

import pytest
from django.utils.translation import override
from wagtail.admin.panels import get_edit_handler
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, get_page_models

from contact.models import Appearance, ContactDetails, ContactPerson, SocialLink
from policy.blocks import BodyBlock, ReadMoreBlock
from policy.models import Picture

pytestmark = pytest.mark.one_database

OURS = [model for model in get_page_models() if model is not Page]
MODELS = [*OURS, Appearance, ContactDetails, ContactPerson, SocialLink]


def in_both(text):
    with override("sv"):
        swedish = str(text)
    with override("en"):
        return swedish, str(text)


def own_fields(model):
    handler = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    of_wagtail = set() if model is Picture else {field.name for field in Page._meta.get_fields()}
    form = handler.get_form_class()
    names = {field.name for field in model._meta.get_fields()} & set(form.base_fields)
    return [model._meta.get_field(name) for name in sorted(names - of_wagtail)]


CASES = [pytest.param(f, id=str(f)) for model in MODELS for f in own_fields(model)]
CASES += [pytest.param(Picture._meta.get_field(n), id=n) for n in ("credit", "licence", "source")]


@pytest.mark.parametrize("field", CASES)
def test_field_has_a_swedish_label_and_help_text(field):
    for text in (field.verbose_name, field.help_text):
        swedish, english = in_both(text)
        assert swedish
        # A short label may be the same word in both languages; a sentence never is.
        assert swedish != english or " " not in english


def blocks_below(block, path):
    children = {}
    if isinstance(block, ListBlock):
        children = {"": block.child_block}
    elif isinstance(block, StreamBlock | StructBlock) and not isinstance(block, ImageBlock):
        children = block.child_blocks
    for name, child in children.items():
        below = f"{path}.{name}".rstrip(".")
        yield below, child
        yield from blocks_below(child, below)


MENUS = {"body": BodyBlock(), "read_more": ReadMoreBlock()}
OFFERED = [
    pytest.param(block, id=f"{menu}.{name}")
    for menu, stream in MENUS.items()
    for name, block in stream.child_blocks.items()
]
INNER = [
    pytest.param(child, id=path)
    for menu, stream in MENUS.items()
    for name, block in stream.child_blocks.items()
    for path, child in blocks_below(block, f"{menu}.{name}")
]


@pytest.mark.parametrize("block", OFFERED)
def test_block_has_a_description_an_icon_and_a_preview(block, index, admin):
    swedish, english = in_both(block.get_description())
    assert swedish
    assert swedish != english
    assert block.meta.icon != "placeholder"
    html = admin.get(f"/admin/block/preview/?id={block.definition_prefix}").content.decode()
    assert block.is_previewable
    assert "<main" in html


@pytest.mark.parametrize("block", INNER)
def test_block_field_has_a_swedish_label(block):
    swedish, english = in_both(block.label)
    assert swedish
    assert swedish != english or " " not in english
