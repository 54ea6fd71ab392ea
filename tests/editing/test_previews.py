"""Whatever visitors see can be seen before it is saved, at every width, and by nobody else."""

import pytest
from django.test import Client
from wagtail.blocks import Block
from wagtail.models import PreviewableMixin, Site, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from contact.models import Appearance, ContactDetails, ContactPage, ContactPerson
from policy.blocks import BodyBlock, ReadMoreBlock
from policy.models import ArticlePage, CommitmentsPage, PolicyAreaPage, PolicyIndexPage

pytestmark = pytest.mark.one_database

PAGES = [ArticlePage, CommitmentsPage, ContactPage, PolicyAreaPage, PolicyIndexPage]
UNSAVED = "Ännu inte sparat"


def preview(admin, edit, address, field):
    """Change `field` in the form at `edit` without saving; return the response of the preview."""
    html = admin.get(edit).content.decode()
    forms = (querydict_from_html(html, form_index=index) for index in range(html.count("<form")))
    form = next(form for form in forms if field in form).copy()
    # What a script writes into the form of a page: here no block is left.
    for name, value in {field: UNSAVED, "body-count": "0", "read_more-count": "0"}.items():
        form[name] = value
    assert admin.post(address, form).json() == {"is_valid": True, "is_available": True}
    return admin.get(address)


def assert_seen_by_the_editor_alone(response, path):
    assert UNSAVED in response.content.decode()
    assert "private" in response["Cache-Control"]
    assert "s-maxage" not in response["Cache-Control"]
    assert UNSAVED not in Client().get(path).content.decode()


def test_every_page_type_is_here():
    assert {model for model in get_page_models() if model._meta.app_label != "wagtailcore"} == set(
        PAGES
    )


@pytest.mark.parametrize("model", PAGES)
def test_page_is_previewed_as_typed(admin, index, model):
    page = model.objects.first()
    edit = f"/admin/pages/{page.pk}/edit/"
    response = preview(admin, edit, f"{edit}preview/", "title")
    assert_seen_by_the_editor_alone(response, page.url)


@pytest.mark.parametrize(
    ("model", "field"), [(Appearance, "name"), (ContactDetails, "street_address")]
)
def test_setting_is_previewed_as_typed(admin, index, model, field):
    edit = f"/admin/settings/contact/{model._meta.model_name}/{Site.objects.get().pk}/"
    response = preview(admin, edit, f"{edit}preview/", field)
    assert_seen_by_the_editor_alone(response, "/")


def test_person_is_previewed_as_typed(admin, index):
    assert get_snippet_models() == [ContactPerson]
    person = ContactPerson.objects.first()
    edit = f"/admin/snippets/contact/contactperson/edit/{person.pk}/"
    address = f"/admin/snippets/contact/contactperson/preview/{person.pk}/"
    assert_seen_by_the_editor_alone(preview(admin, edit, address, "role"), "/kontakt/")


@pytest.mark.parametrize("model", [*PAGES, Appearance, ContactDetails, ContactPerson])
def test_preview_has_the_width_of_a_phone_and_of_a_desktop(model):
    assert issubclass(model, PreviewableMixin)
    sizes = {size["name"]: size["device_width"] for size in model().preview_sizes}
    assert sizes["mobile"] < 400
    assert sizes["desktop"] >= 1280


@pytest.mark.parametrize("stream", [BodyBlock(), ReadMoreBlock()], ids=["body", "read_more"])
def test_block_looks_in_its_preview_as_on_the_site(admin, index, stream):
    Appearance.objects.create(site=Site.objects.get(), accent="#006aa7")
    for block in stream.child_blocks.values():
        assert isinstance(block, Block)
        response = admin.get(f"/admin/block/preview/?id={block.definition_prefix}")
        html = response.content.decode()
        assert "006aa7" in html
        assert 'name="viewport"' in html
        assert "no-store" in response["Cache-Control"]
