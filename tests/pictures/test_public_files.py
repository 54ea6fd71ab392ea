"""A picture or document that visitors see is changed by who may publish; before, by its owner."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, Site

from contact.models import Appearance, ContactPerson
from policy.models import ArticlePage, Commitment, Picture, PolicyAreaPage
from site_project.admin.groups import ADMINISTRATORS, EDITORS, REVIEWERS
from site_project.models import Review
from tests.support.members import member
from tests.support.pictures import image_bytes
from tests.support.register import update

pytestmark = pytest.mark.one_database

WHY = "granskare eller administratör kan ändra eller ta bort den"


@pytest.fixture
def asta(db):
    return member(EDITORS, "asta")


@pytest.fixture
def editor(asta):
    client = Client()
    client.force_login(asta)
    return client


@pytest.fixture
def picture(asta):
    file = SimpleUploadedFile("skola.png", image_bytes(form="PNG"), "image/png")
    return Picture.objects.create(title="Skolan", file=file, uploaded_by_user=asta)


@pytest.fixture
def document(asta):
    file = ContentFile(b"text", "protokoll.txt")
    return Document.objects.create(title="Protokoll", file=file, uploaded_by_user=asta)


@pytest.fixture
def article(db):
    return ArticlePage.objects.get(slug="sa-samverkar-vi")


def on_page(article, picture):
    article.picture = picture
    article.save_revision().publish()


def in_text(article, picture):
    article.body = [("pictures", {"pictures": [{"image": {"image": picture}}]})]
    article.save_revision().publish()


def under_review(article, picture):
    article.picture = picture
    article.save_revision()
    article.get_workflow().start(article, None)


def of_person(article, picture):
    ContactPerson.objects.create(name="Bo", role="Kassör", locale=article.locale, portrait=picture)


def as_mark(article, picture):
    look = Appearance.for_site(Site.objects.get())
    look.mark = picture
    look.save()


PUBLIC = [on_page, in_text, under_review, of_person, as_mark]


def fields(file, changes=()):
    own = {"title": file.title, "collection": file.collection_id, "tags": ""}
    if isinstance(file, Picture):
        own |= {"description": "", "credit": "", "licence": "", "source": ""}
        own |= dict.fromkeys([f"focal_point_{n}" for n in ("x", "y", "width", "height")], "")
    return own | dict(changes)


def change(client, it, **changes):
    space = "wagtailimages" if isinstance(it, Picture) else "wagtaildocs"
    address = reverse(f"{space}:edit", args=[it.pk])
    return client.post(address, fields(it, changes), follow=True)


def state(file):
    file = type(file).objects.filter(pk=file.pk).first()
    return file and {f.name: getattr(file, f.attname) for f in file._meta.concrete_fields}


@pytest.mark.parametrize("stands", PUBLIC)
def test_picture_before_visitors_is_not_changed_by_its_editor(editor, article, picture, stands):
    stands(article, picture)
    before = state(picture)
    valley = Collection.get_first_root_node().add_child(name="Valet")
    new = SimpleUploadedFile("ny.png", image_bytes(form="PNG"), "image/png")
    for changes in (
        {"credit": "OGRANSKAT", "source": "https://evil.example/"},
        {"description": "Något annat"},
        {"title": "Något annat"},
        {"collection": valley.pk},
        {"file": new},
    ):
        answer = change(editor, picture, **changes)
        assert WHY in answer.text
    place = "Bo" if stands is of_person else "Så samverkar vi" if stands is not as_mark else ""
    assert place in answer.text
    address = reverse("wagtailimages:edit", args=[picture.pk])
    assert WHY in editor.get(address, follow=True).text
    editor.post(reverse("wagtailimages:delete", args=[picture.pk]))
    prefix = f"image-{picture.pk}-"
    many = {prefix + name: value for name, value in fields(picture, {"title": "Annat"}).items()}
    headers = {"x-requested-with": "XMLHttpRequest"}
    for name in ("edit_multiple", "delete_multiple"):
        multiple = reverse(f"wagtailimages:{name}", args=[picture.pk])
        assert editor.post(multiple, many, headers=headers).status_code == 403
    for action in ("delete", "add_to_collection", "add_tags"):
        bulk = f"/admin/bulk/policy/picture/{action}/?id={picture.pk}"
        assert "står där besökare ser" in editor.get(bulk).text
        editor.post(bulk, {"collection": valley.pk, "tags": "annat"})
    assert state(picture) == before
    assert not picture.tags.exists()


def linked(article, document):
    article.lead = "Läs protokollet."
    link = {"page": None, "document": document, "address": "", "link_text": ""}
    article.read_more = [("link", link)]
    article.save_revision().publish()


def in_rich_text(article, document):
    article.body = [("text", f'<p><a linktype="document" id="{document.pk}">Protokoll</a></p>')]
    article.save_revision().publish()


def as_proof(article, document):
    update(Commitment.objects.for_reading().first(), evidence_url=document.url, document=document)


@pytest.mark.parametrize("stands", [linked, in_rich_text, as_proof])
def test_document_before_visitors_is_not_changed_by_its_editor(editor, article, document, stands):
    stands(article, document)
    before = state(document)
    new = SimpleUploadedFile("ny.txt", b"annat", "text/plain")
    assert WHY in change(editor, document, title="Annat", file=new).text
    editor.post(reverse("wagtaildocs:delete", args=[document.pk]))
    editor.post(f"/admin/bulk/wagtaildocs/document/delete/?id={document.pk}")
    headers = {"x-requested-with": "XMLHttpRequest"}
    multiple = reverse("wagtaildocs:edit_multiple", args=[document.pk])
    assert editor.post(multiple, headers=headers).status_code == 403
    assert state(document) == before


def test_picture_of_a_translation_is_before_visitors_too(languages, editor, picture):
    on_page(PolicyAreaPage.objects.get(slug="education"), picture)
    assert WHY in change(editor, picture, title="Annat").text


def test_own_files_that_nobody_sees_are_the_editors_own(editor, article, picture, document):
    article.picture = picture
    article.save_revision()
    draft = ArticlePage(title="Utkast", live=False, picture=picture)
    article.add_sibling(instance=draft)
    change(editor, picture, credit="Asta")
    change(editor, document, title="Annat")
    assert state(picture)["credit"] == "Asta"
    assert state(document)["title"] == "Annat"
    editor.post(reverse("wagtailimages:delete", args=[picture.pk]))
    assert state(picture) is None


@pytest.mark.parametrize("group", [REVIEWERS, ADMINISTRATORS])
def test_who_publishes_changes_what_visitors_see(article, picture, group):
    on_page(article, picture)
    client = Client()
    client.force_login(member(group, "gun"))
    change(client, picture, credit="Gun")
    assert state(picture)["credit"] == "Gun"


def test_editors_of_a_team_without_review_change_their_own(editor, article, picture):
    on_page(article, picture)
    review = Review.load()
    review.required = False
    review.save()
    change(editor, picture, credit="Asta")
    assert state(picture)["credit"] == "Asta"


def test_home_lists_what_the_editor_may_describe(editor, article, picture):
    panel = 'aria-labelledby="home-undescribed"'
    on_page(article, picture)
    assert "Skolan" not in editor.get("/admin/").text.partition(panel)[2].partition("</section>")[0]
