"""Redirects lead on, wherever an administrator types or imports them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from policy.models import ArticlePage

TAKEN = "Webbplatsen har själv en sida på den adressen"
CIRCLE = "Det leder tillbaka till adressen som omdirigeras, i en cirkel."


@pytest.fixture
def add(admin, index):
    """Send the form of a new redirect, or of the one with the key `pk`."""

    def send(old, link="", page="", pk=None, site=""):
        address = f"/admin/redirects/{pk}/" if pk else "/admin/redirects/add/"
        data = {"old_path": old, "site": site, "is_permanent": "on", "redirect_link": link}
        data |= {"redirect_page": page, "redirect_page_route_path": ""}
        return admin.post(address, data, follow=True).text

    return send


@pytest.fixture
def here(index):
    return Site.objects.get().root_url


def test_redirect_to_another_site_or_page_is_taken(add, area, client):
    add("/gammal/", link="https://example.org/ny")
    add("/skolor/", page=area.pk)
    assert client.get("/gammal/").url == "https://example.org/ny"
    assert client.get("/skolor/").url == "/utbildning/"


def test_redirect_within_the_site_needs_no_host(add, client, here):
    add("/gammal å/", link="/kontakt/?från=1#karta")
    assert client.get("/gammal å/").url == f"{here}/kontakt/?fr%C3%A5n=1#karta"
    assert CIRCLE in add("/runt/", link="/runt/")


@pytest.mark.parametrize("link", ["/\\example.org/", "##a", "tel:ringmig"])
def test_target_that_is_no_address_is_refused_with_what_would_be_one(add, link):
    assert "Skriv hela adressen" in add("/gammal/", link=link)
    assert not Redirect.objects.filter(old_path="/gammal").exists()


@pytest.mark.parametrize("target", ["/gammal/", "/gammal", "/GAMMAL/../gammal/", "/./gammal"])
def test_redirect_to_itself_is_refused(add, here, target):
    assert CIRCLE in add("/gammal/", link=here + target)
    assert not Redirect.objects.filter(old_path="/gammal").exists()


def test_redirect_to_itself_by_another_name_of_the_site_is_refused(add, settings):
    settings.ALLOWED_HOSTS = ["www.example.org", "testserver"]
    assert CIRCLE in add("/gammal/", link="https://WWW.example.org/gammal/")
    assert CIRCLE not in add("/gammal/", link="https://other.example.org/gammal/")


@pytest.mark.parametrize("steps", [2, 3, 10])
def test_redirects_in_a_circle_are_refused(add, here, steps):
    for step in range(1, steps):
        assert CIRCLE not in add(f"/steg-{step}/", link=f"{here}/steg-{step + 1}/")
    assert CIRCLE in add(f"/steg-{steps}/", link=f"{here}/steg-1/")
    last = Redirect.objects.get(old_path=f"/steg-{steps - 1}")
    html = add(last.old_path, link=f"{here}{last.old_path}/?fran=sig", pk=last.pk)
    assert CIRCLE in html


def test_redirect_to_an_unpublished_page_at_its_own_address_is_refused(add, area):
    page = area.add_child(instance=ArticlePage(title="Läxor", slug="laxor", lead="x", live=False))
    assert CIRCLE in add("/utbildning/laxor/", page=page.pk)


@pytest.mark.parametrize(
    "old",
    ["/utbildning/", "/utbildning", "/", "/?page_id=7", "/sok/", "/sitemap.xml", "/loften/"],
)
def test_redirect_from_an_address_that_the_site_has_is_refused(add, old):
    assert TAKEN in add(old, link="https://example.org/")
    assert not Redirect.objects.exists()


def test_page_published_later_is_named_in_the_form(add, admin, area, client):
    add("/utbildning/laxor/", link="https://example.org/laxor")
    redirect = Redirect.objects.get()
    notice = "Webbplatsen har själv en sida på den här adressen nu"
    assert notice not in admin.get(f"/admin/redirects/{redirect.pk}/").text
    area.add_child(instance=ArticlePage(title="Läxor", slug="laxor", lead="En ingress."))
    assert client.get("/utbildning/laxor/").status_code == 200
    assert notice in admin.get(f"/admin/redirects/{redirect.pk}/").text


@pytest.mark.parametrize("typed", ["/ab cd", "/ab%20cd/", "http://gammal.se/ab cd/"])
def test_address_with_a_space_acts(add, client, typed):
    add(typed, link="https://example.org/")
    assert client.get("/ab%20cd/").url == "https://example.org/"


@pytest.mark.parametrize("typed", ["https://[::1", "//[x", "/\0", "%zz"])
def test_odd_address_is_answered(add, typed):
    assert add(typed, link="https://example.org/")


@pytest.mark.parametrize("link", ["https://[::1/", "javascript:alert(1)"])
def test_odd_target_is_refused(add, link):
    add("/gammal/", link=link)
    assert not Redirect.objects.exists()


LIST = (
    "Från;Till\r\n/gård/;https://example.org/gård\r\n\r\n/två;https://example.org/2\r\n/ensam\r\n"
)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_list_of_any_spreadsheet_is_imported(admin, client, encoding, separator):
    content = LIST.replace(";", separator).encode(encoding)
    upload = SimpleUploadedFile("lista.csv", content)
    html = admin.post("/admin/redirects/import/", {"import_file": upload}).text
    assert '<option value="0" selected>Från</option>' in html
    assert '<option value="1" selected>Till</option>' in html

    def hidden(name):
        return html.partition(f'name="{name}" value="')[2].partition('"')[0]

    data = {name: hidden(name) for name in ("import_file_name", "input_format")}
    data |= {"from_index": "0", "to_index": "1", "permanent": "on"}
    assert admin.post("/admin/redirects/import/process/", data).status_code == 200
    assert client.get("/gård/").status_code == 301
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/gård", "/två"}
    again = admin.post("/admin/redirects/import/process/", data, follow=True)
    assert "Filen finns inte kvar. Välj den igen." in again.text
