"""The address of evidence stands for ever, so anyone must be able to open it."""

import socket
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, Site

from policy.addresses import host_of, is_for_everyone
from policy.models.commitments.evidence import validate_evidence_address
from tests.support.register import commitments, new_area, update_form

pytestmark = pytest.mark.one_database

ADMIN = "Adressen hör till administrationen"
HIDDEN = "Besökarna får inte se det som finns där"
PRIVATE = "Bara en enskild dator eller ett eget nätverk når den adressen"
MACHINES = "Adressen är till för maskiner"
PORT = "Adressen anger en port"
ITSELF = "Registret kan inte vara belägg för sig självt"


@pytest.fixture
def one(index):
    return commitments(new_area(index, "Klimat", "Fler träd"))["Fler träd"]


@pytest.fixture
def write(admin, one):
    """Post the form for an update with this evidence; return what the answer says."""

    def post(address="", *more, **row):
        form = update_form({"address": address, "title": "Protokoll", **row}, *more)
        return admin.post(reverse("commitments:commitment", args=[one.pk]), form).content.decode()

    return post


@pytest.fixture
def document(db):
    return Document.objects.create(title="Protokoll", file=ContentFile(b"text", "protokoll.txt"))


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("/admin/", ADMIN),
        ("/admin", ADMIN),
        ("/admin/pages/", ADMIN),
        ("/admin/login/", ADMIN),
        ("/%61dmin/pages/", ADMIN),
        ("/metrics", MACHINES),
        ("/healthz", MACHINES),
        ("/robots.txt", MACHINES),
        ("/sitemap.xml", MACHINES),
        ("/loften/", ITSELF),
        ("/sok/?q=skola", "En sökning hittar något annat i morgon"),
        ("/loften/?status=done", ITSELF),
        ("/l%6Ffte%6E/", ITSELF),
        ("/loften/data/json/", ITSELF),
        ("/loften/atom/", ITSELF),
        ("/%00", "Det finns ingen sådan sida"),
        ("http://localhost/x", PRIVATE),
        ("http://localhost:8000/trygghet/", PRIVATE),
        ("https://192.168.1.10/protokoll.pdf", PRIVATE),
        ("http://2130706433/", PRIVATE),
        ("http://intranet/protokoll", PRIVATE),
        ("https://anna:hemligt@botkyrka.se/protokoll", "lösenord"),
        ("https://www.kommun.se:22/protokoll", PORT),
        ("https://www.kommun.se:0/protokoll", PORT),
        ("https://www.kommun.se:99999/protokoll", "Skriv en adress som börjar med https://"),
        ("http://[::1", "Skriv en adress som börjar med https://"),
    ],
)
def test_evidence_that_visitors_cannot_read_is_refused_and_kept_in_the_form(
    write, one, address, message
):
    html = write(address)
    assert message in html
    assert "De första träden är planterade." in html
    assert not one.updates.exists()


def test_name_that_leads_into_a_private_network_is_refused(write, one, monkeypatch, settings):
    settings.CHECK_EVIDENCE = True
    addresses = {"inne.kommun.se": "10.0.0.5", "ute.kommun.se": "8.8.8.8"}

    def look_up(host, *args, **kwargs):
        return [(0, 0, 0, "", (addresses[host], 443))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    Redirect.objects.create(old_path="/gammal", redirect_link="https://inne.kommun.se/", site=None)
    assert PRIVATE in write("https://inne.kommun.se/protokoll")
    assert PRIVATE in write("/gammal/")
    assert not one.updates.exists()
    write("https://ute.kommun.se:8443/protokoll")
    assert one.updates.count() == 1


def test_page_of_a_commitment_is_no_evidence(write, one):
    assert ITSELF in write(f"/loften/{one.path}")


@pytest.mark.parametrize(
    ("leads_to", "message"),
    [
        ("/admin/pages/", HIDDEN),
        ("/metrics", MACHINES),
        ("/loften/", ITSELF),
        ("http://10.0.0.5/protokoll", PRIVATE),
        ("/gammal/", "Adressen leder runt i en cirkel"),
    ],
)
def test_redirect_is_judged_by_where_it_leads(write, one, leads_to, message):
    Redirect.objects.create(old_path="/gammal", redirect_link=leads_to, site=None)
    assert message in write("/gammal/")
    assert not one.updates.exists()


def test_redirect_to_what_visitors_read_is_evidence(write, one):
    Redirect.objects.create(old_path="/gammal", redirect_link="/utbildning/")
    Redirect.objects.create(old_path="/protokoll", redirect_link="https://www.botkyrka.se/p")
    write("/gammal/")
    write("/protokoll")
    assert one.updates.count() == 2


@pytest.mark.parametrize("kind", ["login", "password"])
def test_document_is_evidence_unless_it_is_kept_for_some(write, one, document, kind):
    write(document.url)
    assert one.updates.count() == 1
    private = Collection.get_first_root_node().add_child(name="Styrelsen")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type=kind, password="hemligt"
    )
    document.collection = private
    document.save()
    other = write(document.url + "?igen")
    assert HIDDEN in other or "Det finns ingen sådan sida" in other
    assert one.updates.count() == 1


def pieces(one):
    return list(one.updates.get().evidence.all())


def test_several_pieces_are_written_in_their_order_with_the_day_they_were_seen(write, one):
    news = {"address": "https://example.org/nyhet", "title": "Nyhet", "kept": "2020-03-02"}
    page = {"address": "/utbildning/", "title": "Vår sida"}
    write("https://example.org/protokoll", {}, news, page)
    assert [piece.title for piece in pieces(one)] == ["Protokoll", "Nyhet", "Vår sida"]
    assert [piece.is_own for piece in pieces(one)] == [False, False, True]
    assert str(pieces(one)[1].kept) == "2020-03-02"


def test_fault_is_told_at_its_row_and_nothing_typed_is_lost(write, one):
    tomorrow = str(timezone.localdate() + timedelta(days=2))
    wrong = {"address": "http://10.0.0.1/", "title": "Nyhet", "kept": tomorrow}
    html = write("https://example.org/protokoll", wrong)
    assert not one.updates.exists()
    for typed in ("https://example.org/protokoll", "http://10.0.0.1/", "Nyhet", tomorrow):
        assert f'value="{typed}"' in html
    rows = html.split("<details")
    assert PRIVATE not in rows[1]
    assert PRIVATE in rows[2]
    assert "Datumet ligger i framtiden" in rows[2]


def test_chosen_document_is_the_evidence_and_gives_it_its_name(write, one, document, client):
    write(document=document.pk, title="")
    piece = pieces(one)[0]
    assert (piece.title, piece.url, piece.is_own) == ("Protokoll", document.url, False)
    html = client.get(f"/loften/{one.path}").content.decode()
    assert document.url in html
    assert "partiets egen uppgift" not in html


def test_document_whose_address_was_written_is_kept_as_one(write, one, document):
    write(document.url + "#page=2")
    piece = pieces(one)[0]
    assert (piece.document_id, piece.url) == (document.pk, document.url + "#page=2")
    assert piece.copy_url == ""


def test_visitor_reads_what_is_the_partys_own_word_and_a_kept_copy(write, one, document, client):
    copied = {"address": "https://example.org/p", "title": "P", "document": document.pk}
    write("/utbildning/", copied)
    html = client.get(f"/loften/{one.path}").content.decode()
    assert html.count("partiets egen uppgift") == 1
    assert 'href="https://example.org/p"' in html
    assert f'href="{document.url}">Sparad kopia' in html


def test_document_that_is_evidence_is_neither_deleted_nor_replaced(write, one, document, admin):
    write(document=document.pk)
    told = admin.post(reverse("wagtaildocs:delete", args=[document.pk]), follow=True)
    assert "Dokumentet är belägg i löftesregistret, för Fler träd" in told.content.decode()
    bulk = f"/admin/bulk/wagtaildocs/document/delete/?id={document.pk}"
    assert admin.post(bulk).status_code < 500
    new = SimpleUploadedFile("ny.txt", b"annat", "text/plain")
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    answer = admin.post(edit, {"title": "Protokoll", "file": new})
    assert "Dokumentet är belägg i löftesregistret" in answer.content.decode()
    with pytest.raises(ProtectedError):
        document.delete()
    document.refresh_from_db()
    assert document.file.read() == b"text"


def test_what_happened_before_the_promise_says_so_to_all(write, one, admin, client):
    write("https://example.org/protokoll")
    note = "Det här hände innan löftet publicerades på webbplatsen den"
    assert note in client.get(f"/loften/{one.path}").content.decode()
    address = reverse("commitments:commitment", args=[one.pk])
    assert note in admin.get(address).content.decode()


@pytest.mark.parametrize("host", ["www.valet.se", "valet.se", "VALET.se.", "valet.se:443"])
def test_full_address_of_this_site_is_judged_as_its_path(write, one, host):
    Site.objects.update(hostname="www.valet.se", port=443)
    assert ADMIN in write(f"https://{host}/admin/pages/")
    assert ITSELF in write(f"https://{host}/loften/")
    assert "Det finns ingen sådan sida" in write(f"https://{host}/hittepa/")
    write(f"https://{host}/utbildning/")
    assert one.updates.count() == 1


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "app.localhost", "127.0.0.1", "127.1", "0x7f.1", "0x7f000001", "2130706433",
        "017700000001", "0177.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
        "192.168.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255",
        "192.0.2.1", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]",
        "[2001:db8::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[2002:a00:1::]", "intranet",
        "nas.local", "NAS.LOCAL.", "skrivare.lan", "wiki.internal", "router.home.arpa",
        "[::10.0.0.1]", "[::ffff:0:10.0.0.1]", "[64:ff9b:1::a00:1]", "[fec0::1]", "protokoll.onion",
        "1.0.168.192.in-addr.arpa", "protokoll.test",
        "10.0.0.1.nip.io", "protokoll-192-168-1-7.sslip.io", "127-0-0-1.kommun.se",
        "①②⑦.⓪.⓪.①", "ｌｏｃａｌｈｏｓｔ", "nas。local", "999.1.1.1",
    ],
)  # fmt: skip
def test_host_of_one_machine_or_network_is_not_for_everyone(host):
    assert not is_for_everyone(host_of(f"http://{host}/x"))
    with pytest.raises(ValidationError):
        validate_evidence_address(f"http://{host}/x")


@pytest.mark.parametrize(
    "host",
    [
        "example.org", "www.botkyrka.se", "vårt-län.se", "xn--vrt-ln-gua8j.se", "8.8.8.8",
        "[2606:4700:4700::1111]", "8.8.8.8.nip.io", "mote-2018-11-12.se",
        "local.se", "10.se", "localhost.se", "172.32.0.1",
    ],
)  # fmt: skip
def test_host_on_the_internet_is_for_everyone(host):
    assert is_for_everyone(host_of(f"https://{host}/x"))
    validate_evidence_address(f"https://{host}/x")
