"""How much text a page takes: what is longer is refused with nothing lost, in drafts too."""

import json

import pytest
from django.urls import reverse

from policy.checks import is_publishable
from policy.checks.editorial import check_length
from policy.models import PolicyAreaPage
from tests.support.page_forms import commitments, fields, send, texts

pytestmark = pytest.mark.one_database

ROOM = "här får 20\u00a0000 plats"


def body_of_draft(page):
    draft = PolicyAreaPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return str(list(draft.body.raw_data))


def findings(**values):
    return [one.text for one in check_length(PolicyAreaPage(title="Skola", **values))]


def test_a_text_that_is_too_long_is_not_saved_and_not_lost(admin, area):
    long = "En text som. " * 2_000
    response = send(admin, area, fields(area, body=texts(f"<p>{long}</p>")), action=None)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Texten har 25\u00a0999 tecken" in html
    assert ROOM in html
    assert long.strip() in html
    assert long.strip() not in body_of_draft(area)


def test_a_text_with_more_dots_than_anybody_reads_can_be_looked_at_again(admin, area):
    response = send(admin, area, fields(area, body=texts("<p>" + "." * 100_000 + "</p>")), None)
    assert "Texten har 100\u00a0000 tecken" in response.content.decode()


def test_saving_by_itself_refuses_it_too(admin, area):
    before = area.latest_revision_id
    response = admin.post(
        reverse("wagtailadmin_pages:edit", args=[area.pk]),
        fields(area, body=texts("<p>" + "Ord. " * 5_000 + "</p>")),
        headers={"Accept": "application/json"},
    )
    assert response.status_code == 400
    assert json.loads(response.content)["error_code"] == "validation_error"
    assert PolicyAreaPage.objects.get(pk=area.pk).latest_revision_id == before


def test_a_long_text_is_saved_and_published(admin, area):
    long = "Vi bygger en skola. " * 999
    assert send(admin, area, fields(area, body=texts(f"<p>{long}</p>"))).status_code == 302
    assert long.strip() in body_of_draft(area)


@pytest.mark.parametrize("field", ["search_description", "introduction"])
def test_every_field_that_takes_text_has_its_end(admin, area, index, field):
    page = index if field == "introduction" else area
    own = {"slogan": index.slogan, "term_start": index.term_start, "term_end": index.term_end}
    text = "Ord. " * 5_000
    if page == index:
        data = {**fields_of_index(index, own), "introduction": rich(text)}
    else:
        data = {**fields(area), "search_description": text}
    response = send(admin, page, data, action=None)
    assert ROOM in response.content.decode()


def rich(text):
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0}
    block |= {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


def fields_of_index(index, own):
    from wagtail.test.utils.form_data import nested_form_data

    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    plain = {"title": index.title, "slug": index.slug, "search_description": ""}
    return nested_form_data({**plain, **own, "comments": comments})


def test_a_page_has_an_end_as_well():
    body = [("text", f"<p>{'x' * 19_999}</p>")] * 11
    assert "219\u00a0994" in findings(body=body)[0]
    points = {"points": ["Vi lovar."] * 501, "heading": "", "followed_up": True}
    assert "501" in findings(body=[("commitments", points)])[0]
    assert findings(body=body[:9]) == []
    links = '<a href="https://example.org/">a</a>' * 3_000
    assert "markup" not in findings(body=[("text", f"<p>{links}</p>")])[0]


def test_a_page_takes_so_many_blocks(admin, area):
    response = send(admin, area, fields(area, body=texts(*["<p>a</p>"] * 201)), action=None)
    [error] = response.context["form"].errors["body"].as_data()
    assert list(map(str, error.non_block_errors)) == ["Det får vara högst 200"]


def test_what_stops_the_whole_body_is_said_together_with_what_stops_a_block(admin, area):
    body = [*texts(*["<p>" + "ord " * 5_500 + "</p>"] * 10), commitments("Vi lovar.")]
    html = send(admin, area, fields(area, body=body), action=None).content.decode()
    assert html.count("Texten har 21\u00a0999 tecken") >= 10
    assert "Sidan har 22" in html


def test_what_is_too_long_is_not_published_from_a_list_either(area):
    area.search_description = "Ord. " * 5_000
    assert not is_publishable(area)
