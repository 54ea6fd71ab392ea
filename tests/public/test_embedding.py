"""What other sites may show and read of this one, and that it is nothing more."""

import re
from html import unescape
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from policy.models import Commitment, CommitmentsPage, PolicyAreaPage, PolicyIndexPage
from tests.support.accessibility import OVERFLOWS, RULES
from tests.support.other_site import other_site
from tests.support.register import commitments, new_area, publish, text_of, update

pytestmark = pytest.mark.one_database


@pytest.fixture
def climate(index):
    return new_area(index, "Klimat", "Fler träd", "Renare luft")


@pytest.fixture
def one(climate):
    return commitments(climate)["Fler träd"]


def markup_on(html):
    return unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)[1])


def frame_on(client, path):
    """The path of the frame that the page offers."""
    return re.search(r'src="http://testserver([^"]*)"', markup_on(text_of(client, path)))[1]


def oembed(client, address, **asked):
    return client.get("/oembed/", {"url": address, **asked})


def test_another_site_shows_a_promise_an_area_and_the_register_and_nothing_else(page, server):
    addresses = [server + "/loften/", server + "/omsorg/"]
    refused = []
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    page.goto(server + "/loften/")
    addresses.append(page.locator(".register-list a").first.evaluate("link => link.href"))
    markup = []
    for address in addresses:
        page.goto(address)
        page.locator(".embed summary").click()
        markup.append(page.get_by_role("textbox", name="HTML att kopiera").input_value())
    assert refused == []
    plain = f'<iframe src="{server}/" title="Nej"></iframe>'
    with other_site() as paper:
        paper.answers["/"] = f"<!doctype html>{''.join(markup)}{plain}".encode()
        page.goto(paper.address("/", "127.0.0.1"))
        for frame, words in enumerate(["20 löften", "10 löften", "Utbildning"]):
            shown = page.frame_locator("iframe").nth(frame)
            expect(shown.get_by_role("main")).to_contain_text(words)
            expect(shown.get_by_role("contentinfo")).to_contain_text(
                "Socialdemokraterna i Botkyrka"
            )
        page.wait_for_function("frames.length == 4")
        assert "frame-ancestors 'self'" in " ".join(refused)
        data = f"fetch('{server}/loften/data/v2/json/').then(answer => answer.json())"
        assert len(page.evaluate(data)["commitments"]) >= 20
        assert page.evaluate(f"fetch('{server}/loften/').catch(error => 'refused')") == "refused"
    assert page.context.cookies() == []
    for address in [re.search('src="([^"]*)"', one)[1] for one in markup]:
        for width, scheme in ((320, "light"), (600, "dark")):
            page.set_viewport_size({"width": width, "height": 450})
            page.emulate_media(color_scheme=scheme)
            page.goto(address.replace("/inbaddat", "/ar/inbaddat" if width == 320 else "/inbaddat"))
            assert page.locator("script").count() == 0
            assert page.evaluate(OVERFLOWS) == []
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_only_frames_may_be_framed(client, one):
    framed = [frame_on(client, f"/loften/{one.path}"), frame_on(client, "/klimat/")]
    framed += [frame_on(client, "/loften/"), "/inbaddat/loften/2018-2022/"]
    usual = client.get("/").headers["Content-Security-Policy"].split("; ")
    assert "frame-ancestors 'self'" in usual
    for path in framed:
        headers = client.get(path).headers
        assert "X-Frame-Options" not in headers
        policy = headers["Content-Security-Policy"].replace("ancestors *", "ancestors 'self'")
        assert sorted(policy.split("; ")) == sorted(usual)
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "s-maxage" in headers["Cache-Control"]
    others = [
        "/",
        "/klimat/",
        "/loften/",
        f"/loften/{one.path}",
        "/kontakt/",
        "/sok/",
        "/admin/login/",
    ]
    for path in [*others, "/oembed/?url=x", "/inbaddat/lofte/aaaaaaaaaa/"]:
        headers = client.get(path).headers
        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]


def test_scripts_of_other_sites_read_what_is_public_by_nature(client, one):
    card = re.search('og:image" content="[^"]*?(/delningsbild[^"]*)"', text_of(client, "/"))[1]
    data = [
        "data/csv/",
        "data/json/",
        "data/v2/csv/",
        "data/v2/json/",
        "atom/",
        "atom/2018/klimat/",
    ]
    register = text_of(client, "/loften/")
    for path in [card, "/nytt.atom", *(f"/loften/{name}" for name in data)]:
        headers = client.get(path).headers
        assert headers["Access-Control-Allow-Origin"] == "*", path
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin", path
        assert "Access-Control-Allow-Credentials" not in headers
    for path in ("/", "/loften/", "/sitemap.xml", "/admin/login/"):
        assert "Access-Control-Allow-Origin" not in client.get(path).headers
    assert "data/v2/json/" in register


def test_addresses_of_frames_outlive_words_and_names(client, climate, one):
    promise, area = frame_on(client, f"/loften/{one.path}"), frame_on(client, "/klimat/")
    register = frame_on(client, "/loften/")
    publish(climate, "Renare luft")
    climate = PolicyAreaPage.objects.get(pk=climate.pk)
    climate.title, climate.slug = "Klimat och miljö", "miljo"
    climate.save_revision().publish()
    page = CommitmentsPage.objects.get(locale__language_code="sv")
    page.slug = "vad-vi-lovat"
    page.save_revision().publish()
    html = text_of(client, promise)
    assert "Fler träd" in html
    assert "Det här står inte längre i programmet." in html
    assert f'href="http://testserver/vad-vi-lovat/{one.path}"' in html
    assert "<h1>Klimat och miljö</h1>" in text_of(client, area)
    assert "löften" in text_of(client, register)


def test_a_frame_follows_the_status(client, one):
    update(one, "started")
    assert "Påbörjat" in text_of(client, frame_on(client, f"/loften/{one.path}"))
    html = text_of(client, frame_on(client, "/klimat/"))
    assert re.search(r"<strong>1</strong>.*?Påbörjat", html, re.DOTALL)


def test_a_frame_is_in_the_language_of_its_address(client, languages):
    html = text_of(client, "/ar/inbaddat/loften/")
    assert '<html class="embedded" lang="ar" dir="rtl">' in html
    assert "وعودنا" in html
    assert client.get("/tr/inbaddat/loften/").status_code == 404


def test_oembed_answers_as_its_specification_says(client, one):
    address = f"http://testserver/loften/{one.path}"
    links = re.findall(
        r'<link rel="alternate" type="(\S+)\+oembed" href="http://testserver([^"]*)"',
        text_of(client, f"/loften/{one.path}"),
    )
    assert [kind for kind, _href in links] == ["application/json", "text/xml"]
    answer, as_xml = (client.get(unescape(href)) for _kind, href in links)
    told = answer.json()
    assert answer["Content-Type"] == "application/json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["title"] == "Vi lovar: Fler träd"
    assert f'src="http://testserver/inbaddat/lofte/{one.public_id}/"' in told["html"]
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]
    assert as_xml["Content-Type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(as_xml.content)
    assert root.tag == "oembed"
    assert {child.tag: child.text for child in root} == {k: f"{v}" for k, v in told.items()}
    small = oembed(client, address, maxwidth=300, maxheight=200).json()
    assert (small["width"], small["height"]) == (300, 200)
    assert 'width="300" height="200"' in small["html"]
    assert oembed(client, address, maxwidth=9000).json()["width"] == told["width"]
    assert oembed(client, address, format="yaml").status_code == 501
    assert oembed(client, address, maxwidth="x").status_code == 400


@pytest.mark.parametrize(
    ("path", "frame"),
    [
        ("/loften/", "/inbaddat/loften/"),
        ("/loften/?term=alla", "/inbaddat/loften/"),
        ("/loften/?area=klimat&status=done&x=%00", "/inbaddat/omrade/"),
        ("/klimat/", "/inbaddat/omrade/"),
        ("/en/commitments/", "/en/inbaddat/loften/"),
    ],
)
def test_oembed_finds_area_and_register(client, languages, climate, path, frame):
    told = oembed(client, f"http://testserver{path}").json()
    assert f'src="http://testserver{frame}' in told["html"]


def test_oembed_and_markup_show_the_term_that_was_chosen(client, index):
    former = PolicyIndexPage(title="Då", slug="da", slogan="Förr", term_start=2014, term_end=2018)
    new_area(index.add_child(instance=former), "Vägar", "Nya cykelvägar")
    html = text_of(client, "/loften/?term=2014–2018")
    announced = re.search(r'json\+oembed" href="http://testserver([^"]*)"', html)[1]
    for markup in (markup_on(html), client.get(unescape(announced)).json()["html"]):
        assert 'src="http://testserver/inbaddat/loften/2014-2018/"' in markup


def test_words_of_a_promise_are_words_in_what_is_copied(client, index):
    words = '"Trygg" & grön </textarea> <b onload="x">'
    area = new_area(index, "Klimat", words)
    html = text_of(client, f"/loften/{commitments(area)[words].path}")
    [frame] = BeautifulSoup(markup_on(html), "html.parser").contents
    assert frame["title"] == f"Vi lovar: {words}"
    assert set(frame.attrs) == {"src", "title", "width", "height", "loading", "style"}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://testserver/",
        "http://testserver/kontakt/",
        "http://testserver/loften/atom/",
        "http://testserver/loften/aaaaaaaaaa/",
        "http://testserver/admin/",
        "http://testserver/nej/",
        "http://www.example.org/loften/",
        "ftp://testserver/loften/",
        "http://testserver@www.example.org/loften/",
        "http://[::1/loften/",
        "//testserver",
        "/loften/",
    ],
)
def test_oembed_has_nothing_for_other_addresses(client, index, address):
    answer = oembed(client, address)
    assert answer.status_code == 404
    # So that a script of another site can tell it from a site that is down.
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"/oembed/?{urlencode({'url': address})}&format=xml").status_code == 404


def test_page_without_commitments_offers_nothing(client, index):
    area = index.add_child(instance=PolicyAreaPage(title="Tomt", slug="tomt"))
    assert "oembed" not in text_of(client, "/tomt/")
    assert not Commitment.objects.filter(area__key=area.translation_key).exists()
    assert client.get(f"/inbaddat/omrade/{area.translation_key}/").status_code == 404
