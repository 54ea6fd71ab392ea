"""What visitors type, and what must be found: the same on SQLite and PostgreSQL."""

import re

import pytest
from wagtail.models import Page, Site

from policy.models import ArticlePage, Commitment, PolicyIndexPage, RegisterArea
from policy.search.index import WordIndex, document
from policy.search.search import search
from site_project.page_cache.shared import share_fragments
from site_project.search.views import MAX_PROMISES
from tests.support.register import commitments, new_area, publish, update

SPONGE, SCHOOL = "en tvättsvamp", "en kulturskola"
LINE = "/utbildning/linje/"

# A query, and what it finds: the beginnings of links, a promise by its words.
FINDS = [
    # Words and their forms.
    ("äldreomsorgen", ["/omsorg/"]),
    ("Äldreoms", ["/omsorg/"]),
    ("undersköterskorna", ["Vi ökar bemanningen"]),
    ("billig hyresr", ["/bostader/"]),
    ("kulturskolor", [SCHOOL]),
    # Promises: withdrawn, reworded, their updates, evidence, reasons and number.
    ("kulturskola", [SCHOOL]),
    ("Vi lovar kulturskola", [SCHOOL]),
    ("tvättsvamp", [SPONGE]),
    ("en badsvamp", [SPONGE]),
    ("snickeriet levererade", [SPONGE]),
    ("sammanträdesprotokoll", [SPONGE]),
    ("{number}", [SPONGE]),
    # Phrases.
    ('"en kulturskola"', [SCHOOL]),
    ("”en kulturskola”", [SCHOOL]),
    ('"trygghet med a-kassa"', [LINE]),
    ('"a-kassa"', [LINE]),
    ('"trygghet', [LINE, "/trygghet/"]),
    ('trygghet "a-kassa" covid', [LINE]),
    # Hyphens, and numbers after them.
    ("väg-73", [LINE]),
    ("väg 73", [LINE]),
    ("73", [LINE]),
    ("COVID-19", [LINE]),
    ("covid–19", [LINE]),
    ("2022-2026", [LINE]),
    ("2026", [LINE]),
    ("P-8A", [LINE]),
    ("kultur-skola", [SCHOOL]),
    ("äldre\u2011omsorgen", ["/omsorg/"]),
    ("5-åringar", [LINE]),
    ("08-530 610 00", [LINE]),
    ("070-291 11 89", ["/integritet/"]),
    # Letters that come as two characters, and numbers in groups.
    ("va\u0308g-73", [LINE]),
    ("5-a\u030aringar", [LINE]),
    ("a\u0308ldreomsorgen", ["/omsorg/"]),
    ("8000", [LINE]),
    ("8 000", [LINE]),
    ("9 500", [LINE]),
    # A slip of one letter.
    ("äldreomsrg", ["/omsorg/"]),
    ("kultruskola", [SCHOOL]),
    ("tvätsvamp", [SPONGE]),
    ("underskötterskor", ["Vi ökar bemanningen"]),
    ("aldreomsorgen", ["/omsorg/"]),
    # A person.
    ("lucas nykv", ["#people"]),
]
SUGGESTS = [("tvätt svamp", "tvättsvamp"), ("kultuskolla", "kulturskola"), ("svamp", "tvättsvamp")]
FINDS_NOTHING = ["qwzx", "hemligtutkast", "bortdragen", "främmande", "grannen", "'\"(*"]


@pytest.fixture
def sponge(index, area):
    """The promise of a sponge: its page promised a school of arts too, and lamps."""
    line = area.add_child(instance=ArticlePage(title="Linje P-8A och väg-73", slug="linje"))
    line.lead = (
        "Efter COVID-19 kör 791-linjen åren 2022-2026 för 5-åringar, trygghet med a-kassa. Ring "
        "08-530 610 00. Här går 8\u00a0000 barn, och 9500 bor här."
    )
    line.save_revision().publish()
    leisure = new_area(index, "Fritid", "en badsvamp", SCHOOL)
    ids = ["id-en badsvamp", f"id-{SCHOOL}"]
    leisure = publish(leisure, SPONGE, SCHOOL, ids=ids)
    leisure = publish(leisure, SPONGE, ids=ids[:1])
    sponge = commitments(leisure)[SPONGE]
    update(
        sponge,
        "done",
        what_happened="Snickeriet levererade den i mars. " + "Ord därom. " * 90,
        evidence_title="Sammanträdesprotokoll",
    )
    leisure.lead = "Hemligtutkast"
    leisure.save_revision()
    withheld = new_area(index, "Framtid", "bortdragen båt")
    RegisterArea.objects.filter(key=withheld.translation_key).update(withheld=True)
    return sponge


@pytest.fixture
def other_site(db):
    """Another site of the same installation, with a page and a promise."""
    root = Page.objects.get(depth=1).add_child(
        instance=PolicyIndexPage(title="Grannen", slogan="Hej", term_start=2018, term_end=2022)
    )
    Site.objects.create(hostname="grannen.example", root_page=root, site_name="Grannen")
    new_area(root, "Främmande", "främmande löfte")


def shown(client, address, query):
    """The words of the page's results, and their links."""
    html = client.get(address, {"q": query}).text.partition("<main")[2].partition("</main")[0]
    results = html.partition('role="status"')[2]
    return re.sub(r"</?mark>", "", results), re.findall(r'<h3[^>]*>\s*<a href="([^"]*)"', results)


def test_queries_find_the_same_on_every_database(client, sponge):
    missed = []
    for query, expected in FINDS:
        html, links = shown(client, "/sok/", query.format(number=sponge.public_id))
        missed += [(query, one) for one in expected if one not in links and one not in html]
    assert not missed


def test_nothing_but_what_is_public_on_this_site_is_found(client, sponge, other_site):
    for query in FINDS_NOTHING:
        html, links = shown(client, "/sok/", query)
        assert not links, query
        assert "Vi hittade inget" in html or not query


def test_words_are_suggested_where_nothing_is_found(client, sponge):
    for query, words in SUGGESTS:
        html, links = shown(client, "/sok/", query)
        assert f">{words}</a>" in html.partition("Menade du")[2], query
        assert not links


def test_promise_leads_to_its_page_and_says_what_it_is(client, sponge):
    html, links = shown(client, "/sok/", "tvättsvamp")
    assert links == [f"/loften/{sponge.path}"]
    assert "<span>Löfte</span>" in html
    html, [link] = shown(client, "/sok/", "kulturskola")
    assert "<span>Struket löfte</span>" in html
    assert client.get(link).status_code == 200
    html, [link] = shown(client, "/sok/", "snickeriet")
    assert re.search(rf'href="{link}#uppdatering-\d+">Uppdatering den \d', html)
    assert "Snickeriet levererade den i mars." in html
    assert len(html.partition("Snickeriet")[2].partition("</span>")[0]) < 220
    html, [link] = shown(client, "/sok/", "badsvamp")
    assert re.search(rf'href="{link}#ordalydelse-\d+">Tidigare ord', html)


def test_slip_is_said_and_what_was_meant_is_marked(client, sponge):
    html = client.get("/sok/", {"q": "tvätsvamp"}).text
    assert "Vi hittade inget för ”tvätsvamp”." in html
    assert "Här är 1 träff för ”tvättsvamp” i stället." in html
    assert "<mark>tvättsvamp</mark>" in html
    html = client.get("/sok/", {"q": '"kulturskola en"'}).text
    assert "Här är 1 träff för ”kulturskola en” i stället." in html


def test_many_promises_are_all_in_the_register(client, index):
    new_area(index, "Klimat", *(f"Plantera {n} träd" for n in range(30)))
    html, links = shown(client, "/sok/", "plantera träd")
    assert len(links) == MAX_PROMISES
    [link] = re.findall(r'href="(/loften/[?][^"]*)"', html)
    assert "Visar 1–25 av 30." in client.get(link.replace("&amp;", "&").partition("#")[0]).text


def test_register_is_filtered_by_words_and_by_what_stands_in_it(client, sponge):
    def listed(**query):
        html = client.get("/loften/", {"term": "2018–2022", "area": "fritid", **query}).text
        return [one for one in (SPONGE, SCHOOL) if f"</span> {one}" in html]

    assert listed() == [SPONGE, SCHOOL]
    assert listed(q="svampp tvättsvamp") == []
    assert listed(q="tvätsvamp") == [SPONGE]
    assert listed(q='"en kulturskola"') == [SCHOOL]
    assert listed(standing="withdrawn") == [SCHOOL]
    assert listed(standing="promised") == [SPONGE]
    assert listed(status="not-assessed") == [SCHOOL]
    assert listed(q="tvättsvamp", standing="withdrawn") == []
    html = client.get("/loften/", {"q": "tvättsvamp", "area": "omsorg"}).text
    [wider] = re.findall(r'href="([^"]*)">\s*Visa alla löften med de orden', html)
    assert wider == "?term=alla&amp;q=tv%C3%A4ttsvamp#results"
    html = client.get("/loften/", {"q": "tvättsvamp", "standing": "promised"}).text
    assert ": Står i programmet: ”tvättsvamp” – Social" in html
    assert 'value="tvättsvamp"' in html


def test_register_takes_whatever_is_typed(client, sponge):
    for query in ('"', "\0a", "å" * 10_000, "a " * 40, "NEAR(a b)", "va\u0308g"):
        assert client.get("/loften/", {"q": query}).status_code == 200, query[:30]


def test_queries_of_the_search_are_few_and_do_not_grow(
    client, index, django_assert_max_num_queries
):
    with share_fragments(1):
        new_area(index, "Klimat", *(f"Plantera {n} träd" for n in range(30)))
        for one in Commitment.objects.for_reading()[:5]:
            update(one, what_happened="Plantera")
        client.get("/sok/", {"q": "träd"})
        for query in ("plantera", "plantera träd", "plantra", "finnsinte alls"):
            with django_assert_max_num_queries(18):
                client.get("/sok/", {"q": query})


def test_published_change_is_found_in_the_next_version(client, index):
    climate = new_area(index, "Klimat", "Fler träd")
    with share_fragments(1):
        assert shown(client, "/sok/", "humlor")[1] == []
    publish(climate, "Fler humlor")
    with share_fragments(2):
        assert len(shown(client, "/sok/", "humlor")[1]) == 1


@pytest.mark.one_database
def test_time_for_a_hostile_query_has_a_limit(index):
    """Counted in words that are looked at, not in seconds."""
    words = WordIndex([document("page", n, f"ord{n}", []) for n in range(100)])
    looked = []
    words.beginning_with = lambda word: looked.append(word) or iter(())
    search(words, " ".join(f"felstavat{n}" for n in range(1000)))
    assert len(looked) < 200
