"""The scheduler looks at evidence now and then, and editors hear of what no longer opens."""

import socket
import threading
import time
from contextlib import suppress
from datetime import timedelta
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.db.models import F
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from policy.models import Evidence, EvidenceCheck
from policy.pages import external_request
from policy.pages.external_request import NoNetworkError, ask
from policy.register.evidence_checks import answer_at, check_evidence
from site_project.models import Generation
from tests.support.other_site import other_site
from tests.support.register import update

pytestmark = pytest.mark.one_database

Answer = EvidenceCheck.Answer
# The names of other sites lead to the server of the test, past what production refuses.
ask_locally = partial(ask, resolve=lambda host, port: ["127.0.0.1"])


@pytest.fixture
def other():
    with other_site() as site:
        yield site


def ask_nobody(address):
    raise AssertionError(f"{address} was asked")


def look(days=7, ask=ask_nobody):
    """Let days pass and the scheduler look; return the address that it looked at."""
    EvidenceCheck.objects.update(looked_at=F("looked_at") - timedelta(days=days))
    return check_evidence(ask)


def failing_with(answer):
    return EvidenceCheck.objects.get().answer == answer


@pytest.mark.parametrize(
    ("answers", "answer"),
    [
        ({"/": 200}, ""),
        ({"/": "/å", "/%C3%A5": 200}, ""),
        ({("HEAD", "/"): 404, ("GET", "/"): 200}, ""),
        ({"/": 403}, ""),
        ({}, "404"),
        ({"/": 410}, "410"),
        ({"/": 503}, "503"),
        ({"/": "/"}, Answer.CIRCLE),
        ({"/": "ftp://www.kommun.se/"}, Answer.PRIVATE),
    ],
)
def test_other_site_is_asked_as_a_visitor_would_ask_it(db, other, answers, answer):
    other.answers = answers
    assert answer_at(other.address(), ask_locally) == answer
    _method, _path, headers = other.heard[0]
    assert "Lokalpolitik link check (+http://testserver)" in headers["User-Agent"]
    assert headers["Host"] == f"www.kommun.se:{other.server_port}"
    assert not {"Cookie", "Authorization", "Referer"} & {*headers}


def test_nobody_answers_and_there_is_no_such_site(db, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://www.kommun.se:{taken.getsockname()[1]}/"
        assert answer_at(address, ask_locally) == Answer.NO_ANSWER
    unknown = socket.gaierror(socket.EAI_NONAME, "unknown")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: raise_(unknown))
    assert answer_at("http://www.kommun.se/", ask) == Answer.NO_HOST


def raise_(error):
    raise error


@pytest.mark.parametrize("found", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::1"], ["fe80::1%lo"]])
def test_name_of_a_private_network_is_never_asked(db, other, found, monkeypatch):
    addresses = [(0, 0, 0, "", (one, 80)) for one in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: addresses)
    assert answer_at(other.address(), ask) == Answer.PRIVATE
    assert other.heard == []


def test_port_where_no_site_is_is_never_asked(db, other, monkeypatch):
    addresses = [(0, 0, 0, "", ("8.8.8.8", 22))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: addresses)
    assert answer_at("http://www.kommun.se:22/", ask) == Answer.PORT


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "nas.local", "inne.kommun.se"])
def test_no_redirect_is_followed_into_a_private_network(db, other, host):
    def resolve(host, port):
        if host == "inne.kommun.se":
            raise external_request.PrivateAddressError
        return ["127.0.0.1"]

    other.answers = {"/": other.address("/inne", host), "/inne": 200}
    assert answer_at(other.address(), partial(ask, resolve=resolve)) == Answer.PRIVATE
    assert [path for _method, path, _headers in other.heard] == ["/"]


def test_site_that_answers_a_byte_at_a_time_is_left(db, monkeypatch):
    monkeypatch.setattr(external_request, "SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as slow:
        threading.Thread(target=trickle, args=[slow], daemon=True).start()
        address = f"http://www.kommun.se:{slow.getsockname()[1]}/"
        assert answer_at(address, ask_locally) == Answer.NO_ANSWER


def trickle(server):
    with suppress(OSError):
        while True:
            with server.accept()[0] as line, suppress(ConnectionError):
                while True:
                    line.sendall(b"H")
                    time.sleep(0.02)


def test_evidence_is_dead_after_three_days_and_its_editors_are_told(one, other, admin):
    address = other.address("/protokoll")
    written = update(one, evidence_url=address)
    version = Generation.objects.get().number
    assert check_evidence(ask_locally) is None  # an editor has just seen it
    assert look(7, ask_locally) == address
    assert look(0, ask_locally) is None
    look(1, ask_locally)
    told = "svarar 404"
    pages = ["/admin/", reverse("commitments:commitment", args=[one.pk])]
    assert [told in admin.get(page).text for page in pages] == [False, False]
    look(1, ask_locally)
    assert [told in admin.get(page).text for page in pages] == [True, True]
    assert address in admin.get("/admin/").text
    index = reverse("commitments:index")
    assert "Fler träd" in admin.get(index, {"state": "dead-evidence"}).text
    assert Generation.objects.get().number == version
    update(one, evidence_url="/utbildning/", corrects=written)
    assert told not in admin.get("/admin/").text
    assert "Fler träd" not in admin.get(index, {"state": "dead-evidence"}).text


def test_one_look_counts_for_every_update_and_an_answer_ends_the_row(one, other):
    other.answers = {"/": 404}
    for text in ("Första", "Andra"):
        update(one, evidence_url=other.address(), what_happened=text)
    check_evidence(ask_locally)
    look(7, ask_locally)
    assert set(EvidenceCheck.objects.values_list("failures", flat=True)) == {1}
    look(2, lambda address: raise_(NoNetworkError()))
    assert set(EvidenceCheck.objects.values_list("failures", flat=True)) == {1}
    other.answers = {"/": 200}
    assert look(1, ask_locally)
    assert look(1, ask_locally) is None
    row = EvidenceCheck.objects.first()
    assert (row.failures, row.failing_since, row.answer) == (0, None, "")


def test_page_of_this_site_is_looked_at_without_the_network(one, area):
    update(one, evidence_url="/utbildning/")
    check_evidence(ask_nobody)
    look()
    assert failing_with("")
    area.unpublish()
    look()
    assert failing_with("404")


def test_document_that_is_no_longer_for_everyone_is_told(one):
    document = Document.objects.create(title="P", file=ContentFile(b"text", "p.txt"))
    piece = Evidence(title="P", document=document)
    piece.update = update(one, "not-started", evidence_url="")
    piece.save()
    check_evidence(ask_nobody)
    look()
    assert failing_with("")
    private = Collection.get_first_root_node().add_child(name="Styrelsen")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type="password", password="hemligt"
    )
    Document.objects.update(collection=private)
    look()
    assert failing_with(Answer.HIDDEN)
