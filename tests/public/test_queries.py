import pytest
from django.db import connection
from wagtail.models import Page

from policy.models import ArticlePage, PolicyAreaPage, PolicyIndexPage
from policy.pictures.preparation import prepare
from policy.pictures.responsive import element
from tests.support.page_cache import AT_MOST
from tests.support.pictures import new_picture


@pytest.fixture
def warm(client, index):
    """The pictures have their sizes, and Wagtail keeps its list of sites; no page is kept."""
    client.get("/")


def test_index_takes_few_queries(client, warm, django_assert_max_num_queries):
    with django_assert_max_num_queries(AT_MOST):
        assert client.get("/").status_code == 200


def test_queries_do_not_grow_with_areas_points_or_pictures(
    client, index, warm, django_assert_max_num_queries
):
    image = {"alt_text": "Alt", "decorative": False}
    for number in range(5):
        area = index.add_child(
            instance=PolicyAreaPage(
                title=f"Område {number}",
                picture=new_picture(f"hero{number}.jpg"),
                body=[
                    ("commitments", {"heading": "", "points": [f"Punkt {n}" for n in range(50)]}),
                    (
                        "pictures",
                        {
                            "pictures": [
                                {
                                    "image": {"image": new_picture(f"{number}{n}.jpg"), **image},
                                    "caption": "",
                                }
                                for n in range(3)
                            ]
                        },
                    ),
                ],
                read_more=[("link", {"page": index, "link_text": f"Länk {number}"})],
            )
        )
        area.add_child(instance=ArticlePage(title=f"Artikel {number}"))
    prepare()
    client.get("/")
    element.cache_clear()
    with django_assert_max_num_queries(AT_MOST):
        html = client.get("/").content.decode()
    assert "Punkt 49" in html
    assert "Artikel 4" in html


def test_queries_of_the_sitemap_do_not_grow_with_pages(
    client, index, django_assert_max_num_queries
):
    for number in range(20):
        index.add_child(instance=PolicyAreaPage(title=f"Område {number}"))
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(15):
        assert "omrade-19" in client.get("/sitemap.xml").text


def test_finding_children_is_indexed(db):
    with connection.cursor() as cursor:
        known = connection.introspection.get_constraints(cursor, Page._meta.db_table)
    assert known["page_by_depth"]["columns"] == ["depth", "path"]


def test_index_does_not_read_pages_of_older_programmes(client, index, warm):
    older = index.add_child(
        instance=PolicyIndexPage(
            title="Äldre", slug="aldre", slogan="Då", term_start=2014, term_end=2018
        )
    )
    for number in range(3):
        older.add_child(instance=PolicyAreaPage(title=f"Gammalt {number}"))
    found = client.get("/").context["programme"].pages
    assert "Äldre 2014–2018" in {page.title for page in found}
    assert not {page.title for page in found} & {"Gammalt 0", "Gammalt 1", "Gammalt 2"}
