"""What comes out of the printer of those who press Ctrl+P."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.support.register import new_area, text_of

pytestmark = pytest.mark.one_database

# Points, of the 842 that an A4 is high.
MIDDLE = 421
FOOT = 60
AREAS = ["Trygghet", "Utbildning", "Omsorg", "Bostäder", "Det här vill vi", "Läs mer"]


def lines_of(page):
    """The texts of a page of a PDF with how far from the bottom they stand, from the top down."""
    found = []
    page.extract_text(
        visitor_text=lambda text, cm, tm, *_font: found.append(
            ((tm[5] * cm[3] + cm[5]), text.strip())
        )
    )
    return sorted(((y, text) for y, text in found if text and y > FOOT), reverse=True)


@pytest.mark.parametrize(
    ("path", "most", "headings"),
    [
        ("/", 6, AREAS),
        ("/omsorg/", 2, ["Vi stärker kompetensen", "Läs mer"]),
        ("/loften/", 3, ["Löftena", "Vad orden betyder"]),
    ],
)
def test_no_page_is_half_empty_or_ends_with_a_heading(page, server, path, most, headings):
    page.goto(server + path)
    pages = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    assert len(pages) <= most
    for printed in pages[:-1]:
        bottom, words = lines_of(printed)[-1]
        assert bottom < MIDDLE
        assert words not in headings
    whole = " ".join(one.extract_text() for one in pages)
    assert re.search(rf"http://[^/]+{path}\n", whole)
    assert "Hoppa till" not in whole
    assert f"1 ({len(pages)})" in whole


def test_list_of_the_register_is_printed_whole(client, index):
    new_area(index, "Klimat", *(f"Löfte {number}" for number in range(30)))
    html = text_of(client, "/loften/")
    assert html.count("<article>") == 25
    assert "Alla 50 på en sida" in html
    [address] = re.findall(r'<bdi dir="ltr">(\S*visa=alla)</bdi>', html)
    html = text_of(client, address.replace("&amp;", "&"))
    assert html.count("<article>") == 50
    assert "visa=alla" not in html
    html = text_of(client, "/loften/?area=klimat")
    assert "Alla 30 på en sida" in html
    assert "area=klimat" in re.search(r'<bdi dir="ltr">(\S*visa=alla)</bdi>', html)[1]


def test_statuses_are_told_in_words_on_paper(page, server):
    page.emulate_media(media="print")
    page.goto(f"{server}/loften/")
    for place in (".register-counts", ".register-list"):
        badges = page.locator(f"{place} .badge")
        assert badges.count()
        assert all(text.strip() for text in badges.all_inner_texts())
    assert not page.locator(".register-filters").is_visible()
