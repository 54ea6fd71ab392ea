"""The rules of Atom (RFC 4287) that a feed of ours can break, and what it tells."""

import re
from datetime import datetime
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
URI = re.compile(r"(?:https?://|tag:[\w.-]+,\d{4}:|urn:uuid:)\S+")


def read(response):
    """Return the feed of a response that keeps the rules."""
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    check(feed, response.wsgi_request.build_absolute_uri(response.wsgi_request.path))
    return feed


def check(feed, address):
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang")
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        for name in ("id", "title", "updated"):  # 4.1.1, 4.1.2: exactly one
            assert len(one.findall(f"{ATOM}{name}")) == 1, name
        assert one.find(f"{ATOM}title").text.strip()
        assert URI.fullmatch(one.find(f"{ATOM}id").text)  # 4.2.6: an IRI
        for name in ("updated", "published"):  # 3.3: RFC 3339, with a time zone
            for when in one.findall(f"{ATOM}{name}"):
                assert datetime.fromisoformat(when.text).tzinfo
        links = [(link.get("rel", "alternate"), link.get("hreflang")) for link in links_of(one)]
        assert len(links) == len(set(links))  # 4.1.1: no two alternates of one type and language
        assert all(re.match("https?://", link.get("href")) for link in links_of(one))
    assert feed.find(f"{ATOM}author/{ATOM}name").text  # 4.1.1: of the feed, so of its entries
    [own] = [link.get("href") for link in links_of(feed) if link.get("rel") == "self"]
    assert own == address  # 4.1.1
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(ids) == len(set(ids))  # 4.1.1
    for entry in entries:
        assert any(link.get("rel", "alternate") == "alternate" for link in links_of(entry))
        assert entry.find(f"{ATOM}summary").get("type") in ("html", None)
        assert time(entry) <= time(feed)


def links_of(one):
    return one.findall(f"{ATOM}link")


def time(one):
    """When a feed or an entry was updated."""
    return datetime.fromisoformat(one.find(f"{ATOM}updated").text)


def told(feed):
    """The entries by their titles."""
    return {entry.find(f"{ATOM}title").text: entry for entry in feed.findall(f"{ATOM}entry")}


def summary(entry):
    return entry.find(f"{ATOM}summary").text
