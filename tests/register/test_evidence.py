"""The address of evidence stands for ever, so anyone must be able to open it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction, Site

from policy.addresses import host_of, is_for_everyone
from policy.models.commitments.evidence import validate_evidence_address
from tests.support.register import commitments, new_area

pytestmark = pytest.mark.one_database

ADMIN = "Adressen hör till administrationen"
HIDDEN = "Besökarna får inte se det som finns där"
PRIVATE = "Bara en enskild dator eller ett eget nätverk når den adressen"
MACHINES = "Adressen är till för maskiner"
ITSELF = "Registret kan inte vara belägg för sig självt"


@pytest.fixture
def one(index):
    return commitments(new_area(index, "Klimat", "Fler träd"))["Fler träd"]


@pytest.fixture
def write(admin, one):
    """Post the form for an update with this evidence; return what the answer says."""

    def post(address):
        form = {
            "date": "2020-03-03",
            "status": "started",
            "what_happened": "De första träden är planterade.",
            "evidence_url": address,
            "evidence_title": "Protokoll",
        }
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
        "protokoll.test", "①②⑦.⓪.⓪.①", "ｌｏｃａｌｈｏｓｔ", "nas。local", "999.1.1.1",
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
        "[2606:4700:4700::1111]", "local.se", "10.se", "localhost.se", "172.32.0.1",
    ],
)  # fmt: skip
def test_host_on_the_internet_is_for_everyone(host):
    assert is_for_everyone(host_of(f"https://{host}/x"))
    validate_evidence_address(f"https://{host}/x")
