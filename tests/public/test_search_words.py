"""Every search of site and admin takes what somebody types for words, and finds them."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db.models.signals import post_migrate
from django.test import Client
from modelsearch.conf import get_app_config
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Page

from contact.models import ContactPerson
from policy.models import Picture
from site_project.admin.groups import ADMINISTRATORS, EDITORS

ODD = [
    '"',
    '"trygghet',
    'trygghet"',
    '"a-kassa"',
    "'a-kassa",
    "en-och-en-halv",
    'trygghet "a-b" botkyrka',
    '"en fras" "',
    "-",
    "--- ... !?",
    "*",
    "^trygghet",
    "trygghet:*",
    "NEAR(a b)",
    "a AND NOT b OR",
    "(((",
    "{title} : x",
    "\\",
    "\\'",
    "100 %s %",
    "\0trygg\0het",
    "ש\u202eשלום\u202c",
    "va\u0308g",
    "😀",
    "å" * 10_000,
    "ord " * 2_500,
    '"' * 10_000,
    "a-" * 5_000,
]
# All of them go through one search: what each screen adds is a frame, and filters of its own.
FRAMED = ['"trygghet', "\0trygg\0het", "ord " * 2_500]
ADMIN = [
    "/admin/pages/search/",
    "/admin/pages/search/results/",
    "/admin/pages/{page}/",
    "/admin/pages/{page}/results/",
    "/admin/choose-page/search/",
    "/admin/choose-page/{page}/",
    "/admin/images/",
    "/admin/images/results/",
    "/admin/images/chooser/",
    "/admin/images/chooser/results/",
    "/admin/documents/",
    "/admin/documents/results/",
    "/admin/documents/chooser/",
    "/admin/documents/chooser/results/",
    "/admin/snippets/contact/contactperson/",
    "/admin/snippets/contact/contactperson/results/",
    "/admin/snippets/choose/contact/contactperson/",
    "/admin/snippets/choose/contact/contactperson/results/",
    "/admin/commitments/",
    "/admin/api/main/pages/",
    "/admin/api/main/images/",
    "/admin/api/main/documents/",
]
ADMINISTRATION = [
    "/admin/users/",
    "/admin/users/results/",
    "/admin/redirects/",
    "/admin/redirects/results/",
    "/admin/messages/",
    "/admin/reports/site-history/",
    "/admin/reports/page-types-usage/",
]


def searches(addresses):
    """Leave out on PostgreSQL each page whose results can be asked for alone: it asks the same."""
    return [
        pytest.param(one, marks=pytest.mark.one_database if f"{one}results/" in addresses else ())
        for one in addresses
    ]


def logged_in(group):
    user = User.objects.create_user(group, password="x")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def assert_taken(client, address, page, questions):
    """Ask each of the odd questions at `address`, by the names that its field may have."""
    for query in questions:
        given = dict.fromkeys(("q", "search", "label"), query)
        assert client.get(address.format(page=page.pk), given).status_code in (200, 400), query[:30]


def test_public_search_takes_whatever_is_typed(client, index):
    for query in ODD:
        assert client.get("/sok/", {"q": query}).status_code == 200, query[:30]


def test_search_of_the_admin_takes_whatever_is_typed(index):
    assert_taken(logged_in(EDITORS), "/admin/pages/search/results/", index, ODD)


@pytest.mark.parametrize("address", searches(ADMIN))
def test_editors_search_takes_whatever_is_typed(index, address):
    assert_taken(logged_in(EDITORS), address, index, FRAMED)


@pytest.mark.parametrize("address", searches(ADMINISTRATION))
def test_administrators_search_takes_whatever_is_typed(index, address):
    assert_taken(logged_in(ADMINISTRATORS), address, index, FRAMED)


@pytest.fixture
def line(area):
    area.title = "Linje P-8A och va\u0308g-73"
    area.lead = (
        "Efter COVID-19 kör 791-linjen åren 2022-2026, och om\u00adstart för 5-åringar, "
        "trygghet med a-kassa, ring 08-530 610 00 eller skriv till buss@example.org. "
        "Det kostar 8,5 miljoner. مُحَمَّد."
    )
    area.save_revision().publish()
    return area


WORDS = [
    "väg-73",
    "väg 73",
    "va\u0308g 73",
    "73",
    "COVID-19",
    "covid 19",
    "covid–19",
    "19",
    "2022-2026",
    "2022–2026",
    "2026",
    "P-8A",
    "p 8a",
    "5-åringar",
    "5-a\u030aringar",
    "791-linjen",
    "linjen",
    '"a-kassa"',
    '"trygghet',
    'trygghet "a-kassa" covid',
    "omstart",
    "08-530 610 00",
    "buss@example.org",
    "8,5",
    "محمد",
    "مُحَمَّد",
]


def test_word_is_found_however_it_is_written(client, line):
    for query in WORDS:
        html = client.get("/sok/", {"q": query}).text
        found = html.partition("träff")[2].partition("<footer")[0]
        assert 'href="/utbildning/' in found, query
        assert "<mark>" in html, query


def test_telephone_number_is_found(client, index):
    html = client.get("/sok/", {"q": "070-291 11 89"}).text
    assert "Vi hittade inget" not in html
    assert "<mark>070</mark>-<mark>291</mark>" in html


def test_what_is_written_with_signs_is_marked_whole(client, line):
    assert "<mark>om\u00adstart</mark>" in client.get("/sok/", {"q": "omstart"}).text
    assert "<mark>väg</mark>-<mark>73</mark>" in client.get("/sok/", {"q": "väg-73"}).text


@pytest.fixture
def named_alike(line):
    """One of everything that the admin's lists search, with the same signs in its name."""
    name = "Linje P-8A och väg-73"
    Picture.objects.filter(pk=Picture.objects.first().pk).update(title=name)
    Picture.objects.get(title=name).save()
    Document.objects.create(title=name, file="x.pdf")
    ContactPerson.objects.create(name=name, role="x", locale=line.locale)
    for old_path in ("/linje-p-8a-och-väg-73", "/P-8A"):
        Redirect.objects.create(old_path=old_path, redirect_link="/")
    User.objects.create_user("linje", first_name=name)


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/admin/pages/search/", ["väg-73", "va\u0308g-73", '"väg', "P-8A", "8A"]),
        ("/admin/pages/{page}/", ['"väg', "8A"]),
        ("/admin/choose-page/search/", ["va\u0308g-73", "P-8A"]),
        ("/admin/images/", ['"väg', "8A"]),
        ("/admin/images/chooser/results/", ["va\u0308g-73", "P-8A"]),
        ("/admin/documents/", ['"väg', "8A"]),
        ("/admin/documents/chooser/results/", ["va\u0308g-73", "P-8A"]),
        ("/admin/snippets/contact/contactperson/", ['"väg', "8A"]),
        # These lists look for what is typed, signs included.
        ("/admin/redirects/", ["va\u0308g-73", "P-8A"]),
        ("/admin/users/", ["va\u0308g-73", "8A"]),
    ],
)
def test_things_are_found_in_the_admin(admin, index, named_alike, address, queries):
    for query in queries:
        html = admin.get(address.format(page=index.pk), {"q": query}).text.lower()
        assert "p-8a" in html.replace(query.lower(), "", 1) or "väg-73" in html, query


def test_index_is_made_anew_once_when_a_site_is_upgraded(line):
    get_app_config().get_model("IndexEntry").objects.all().delete()
    assert not Page.objects.search("väg-73")
    config = apps.get_app_config("site_project")

    class Step:
        def __init__(self, name):
            self.name = name

    def migrated(*names):
        steps = [(Step(name), False) for name in names]
        post_migrate.send(config, app_config=config, plan=steps, using="default", verbosity=0)

    migrated("0005_something_else")
    assert not Page.objects.search("väg-73")
    migrated("0004_search_in_words")
    assert Page.objects.search("väg-73").count() == 1
