"""Each rule that a page is held against before it is published."""

import pytest
from wagtail.models import Page

from policy.checks import findings_of
from policy.checks.findings import anchor_of, label_of
from policy.checks.lix import lix_of, sentences_in
from policy.checks.readability import BY_LANGUAGE, thresholds_of
from policy.models import ArticlePage, Picture, PolicyAreaPage
from tests.support.pictures import new_picture

pytestmark = pytest.mark.one_database


def area(**fields):
    link = ("link", {"address": "https://a.se", "link_text": "Kommunens budget"})
    return PolicyAreaPage(**{"title": "Skola", "lead": "Bra.", "read_more": [link], **fields})


def text(html):
    return area(body=[("text", html)])


def found(page, is_error=None):
    return [one for one in findings_of(page) if is_error in (None, one.is_error)]


def only(page, is_error):
    [finding] = findings_of(page)
    assert finding.is_error == is_error
    return finding


def test_a_page_that_is_right_draws_nothing():
    page = text('<h3>Skolan</h3><p>Vi bygger. Se <a href="https://a.se">vår budget</a>.</p>')
    assert found(page) == []


def test_every_page_of_the_starter_site_is_right(index):
    for page in Page.objects.filter(depth__gt=1).specific():
        assert found(page) == [], page


def test_an_area_needs_a_lead_and_an_article_is_advised_to_have_one():
    assert only(area(lead=" "), True).where == ("lead",)
    assert only(ArticlePage(title="Mer", lead=""), False).where == ("lead",)


@pytest.mark.parametrize("alt", ["", "IMG_2041", "torget.JPG"])
@pytest.mark.django_db
def test_a_picture_is_described(alt):
    page = area(picture=Picture(description=alt))
    assert only(page, True).where == ("picture_alt",)
    page.picture_alt = "Barn på en gård"
    assert found(page) == []


def lists(*stands):
    names = ("heading", "points", "followed_up")
    return area(body=[("commitments", dict(zip(names, one, strict=True))) for one in stands])


def test_a_promise_that_a_page_makes_twice_is_pointed_out():
    points = ["Fler träd.", "Mindre buller."]
    twice = lists(("Vi vill ha", points, True), ("Vi vill ha", ["Ny luft", "fler träd"], True))

    assert only(twice, False).where == ("body", 1, "points", 1)
    assert not found(lists(("Vi bygger", points, True), ("Vi stoppar", points, True)))
    assert not found(lists(("Vi vill ha", points, True), ("Vi vill ha", points, False)))


def test_a_picture_in_the_text_is_described_or_decorative(db):
    image = new_picture("a.jpg")
    page = area(body=[("pictures", {"pictures": [{"image": image, "caption": ""}]})])
    image.contextual_alt_text, image.decorative = "", False
    where = ("body", 0, "pictures", 0, "image", "alt_text")
    assert only(page, True).where == where
    assert label_of(page, where).startswith("Innehåll, block 1: Bild")
    image.decorative = True
    assert found(page) == []


@pytest.mark.parametrize(
    "words",
    ["Lorem ipsum dolor sit amet.", "Skriv här", "Skriv något här …", "xxx", "Ring ???",
     "Exempeltext", "Text kommer", "TODO: siffror", "[...]", "[…]", "Fyll i senare."],
)  # fmt: skip
def test_what_was_to_be_replaced_is_an_error_wherever_it_stands(words):
    assert only(text(f"<p>Bra. {words}</p>"), True).where == ("body", 0)
    assert only(area(search_description=words), True).where == ("search_description",)
    assert only(area(title=words), True).where == ("title",)


@pytest.mark.parametrize(
    "words",
    ["Skriv här vad du tycker om planen.", "todo el mundo", "Varför?",
     "Skolan ska […] vara likvärdig.", "Fyll i här om du vill bli medlem."],
)  # fmt: skip
def test_ordinary_words_are_no_placeholder(words):
    assert found(text(f"<p>{words}</p>")) == []


def test_a_point_over_200_characters_is_an_error():
    points = ["a" * 200, "b" * 201]
    page = area(body=[("commitments", {"heading": "Vi lovar", "points": points})])
    assert only(page, True).where == ("body", 0, "points", 1)


@pytest.mark.parametrize("words", ["", "https://a.se/b", "www.botkyrka.se", "botkyrka.se/skola"])
def test_a_link_without_words_is_an_error(words):
    page = text(f'<p>Se <a href="https://a.se">{words}</a>.</p>')
    assert only(page, True).where == ("body", 0)
    if words:
        link = {"address": "https://a.se", "link_text": words}
        assert only(area(read_more=[("link", link)]), True).where == ("read_more", 0, "link_text")
        figure = {"number": "8", "source": words, "source_url": "https://a.se"}
        page = area(body=[("key_figure", figure)])
        assert only(page, True).where == ("body", 0, "source")


@pytest.mark.parametrize("words", ["läs mer", "Klicka här!", "Här", "<b>Läs mer »</b>"])
def test_a_link_that_says_nothing_is_advised_against(words):
    assert only(text(f'<p>Se <a href="https://a.se">{words}</a>.</p>'), False)


def test_mail_and_phone_links_may_show_what_they_are():
    html = (
        '<p>Mejla <a href="mailto:a@b.se">a@b.se</a>, se <a linktype="page" id="1">om oss</a></p>'
    )
    assert found(text(html)) == []


def test_empty_read_more_of_an_area_is_advised_against():
    assert only(area(read_more=[]), False).where == ("read_more",)
    assert found(ArticlePage(title="Mer", lead="Bra.")) == []
    hidden = [
        ("link", {"page": ArticlePage(title="Utkast", live=False), "link_text": "Mer om oss"})
    ]
    assert {one.where for one in found(area(read_more=hidden), False)} == {
        ("read_more", 0, "page"), ("read_more",)}  # fmt: skip


@pytest.mark.parametrize(
    "html",
    ["<h3> </h3><p>Text.</p>", "<h4>För djupt</h4><p>Text.</p>", "<h3>Ett</h3><h3>Två</h3>",
     "<p><b>Som en rubrik</b></p><p>Text.</p>"],
)  # fmt: skip
def test_headings_out_of_order_are_advised_against(html):
    assert only(text(html), False).where == ("body", 0)


@pytest.mark.parametrize(
    "html",
    ["<h3>Ett</h3><p>Text.</p><h3>Två</h3><p>Text.</p>", "<h3>Ett</h3><h4>Två</h4><p>Text.</p>",
     "<p><b>Obs!</b></p>", "<p><b>Hyresrätt.</b> Du hyr.</p>"],
)  # fmt: skip
def test_headings_in_order_draw_nothing(html):
    assert found(text(html)) == []


def test_a_long_sentence_is_advised_against():
    assert found(text(f"<p>{'ord ' * 24}slut.</p>")) == []
    finding = only(text(f"<p>Kort. {'Ord ' * 25}slut.</p>"), False)
    assert "26 ord" in finding.text


def test_a_quote_is_somebody_elses_words():
    assert found(area(body=[("quote", {"text": "ord " * 60})])) == []


def test_hard_text_is_advised_against_in_swedish_only(settings):
    page = text("<p>" + "Kommunfullmäktige beslutar om välfärden här och nu. " * 20 + "</p>")
    assert "LIX är 49" in only(page, False).text
    settings.LANGUAGE_CODE = "fi"
    assert found(page) == []


def test_a_language_has_limits_of_its_own(settings, monkeypatch):
    stricter = BY_LANGUAGE["sv"]._replace(bullet_characters=10)
    monkeypatch.setitem(BY_LANGUAGE, "sv-simple", stricter)
    page = area(body=[("commitments", {"heading": "", "points": ["Mer än tio tecken"]})])
    assert found(page) == []
    settings.LANGUAGE_CODE = "sv-simple"
    assert only(page, True)
    settings.LANGUAGE_CODE = "sv-FI"
    assert thresholds_of(page) == BY_LANGUAGE["sv"]


def test_lix_is_words_a_sentence_and_the_share_of_long_words():
    """Ten words, two of more than six letters, in two sentences: 5 + 20."""
    text = "Vi bygger bostäder nära dig nu. Alla får plats överallt."
    assert lix_of([text]) == (10, 2, 2)
    assert lix_of([text]).value == 25
    assert lix_of([]).value == 0


@pytest.mark.parametrize(
    ("paragraph", "number"),
    [
        ("Vi bygger. Alla får plats! Eller? Ja: Så är det.", 5),
        ("Det gäller t.ex. Alby och bl.a. Fittja.", 1),
        ("Skollagen (2010:800), 2 kap. 25 § gäller WCAG 2.2 här.", 1),
        ("”Vi bygger.” Sa hon.", 2),
        ("– …", 0),
        ("", 0),
    ],
)
def test_where_a_sentence_ends(paragraph, number):
    assert len(sentences_in(paragraph)) == number


def test_places_are_named_and_linked_to():
    points = [
        {"type": "item", "value": "a", "id": "p0"},
        {"type": "item", "value": "b", "id": "p1"},
    ]
    value = {"heading": "Vi lovar", "points": points, "followed_up": True}
    page = area()
    page.body = page.body.stream_block.to_python(
        [{"type": "commitments", "value": value, "id": "b0"}]
    )
    assert label_of(page, ("body", 0, "points", 1)) == "Innehåll, block 1: Löften, Punkter 2"
    assert anchor_of(page, ("body", 0, "points", 1)) == "block-p1-section"
    assert label_of(page, ("lead",)) == "Ingress"
