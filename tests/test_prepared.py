"""Queries whose SQL is made once: what they find is as fresh as that of a new queryset."""

import gc
import weakref
from threading import Thread

import pytest
from django.db import connection, connections
from django.db.models import F
from wagtail.models import Locale, Page

from policy.prepared import prepared


@prepared
def pages_called(title):
    return Page.objects.filter(title=title).select_related("locale").annotate(place=F("path"))


def test_what_has_changed_meanwhile_is_found(db):
    root = Page.objects.get(depth=1)
    assert pages_called("Skola") == []
    page = root.add_child(instance=Page(title="Skola", slug="skola", locale=Locale.get_default()))
    assert pages_called("Skola") == [page]
    Page.objects.filter(pk=page.pk).update(slug="skolan")
    assert [one.slug for one in pages_called("Skola")] == ["skolan"]
    page.delete()
    assert pages_called("Skola") == []


def test_rows_are_whole_with_what_is_related_and_annotated(db, django_assert_num_queries):
    root, swedish = Page.objects.get(depth=1), Locale.get_default()
    with django_assert_num_queries(1):
        [found] = pages_called(root.title)
        assert (found.locale, found.place) == (swedish, root.path)
    assert vars(found).keys() - {"place"} == vars(root).keys()


def test_each_argument_has_a_statement_of_its_own(db):
    root = Page.objects.get(depth=1)
    for title in (root.title, "Vård", root.title, "' OR 1=1 --"):
        assert pages_called(title) == ([root] if title == root.title else [])


def test_sql_is_made_once(db, monkeypatch):
    pages_called("Skola")
    monkeypatch.setattr(Page.objects, "filter", lambda **kwargs: pytest.fail("built again"))
    assert pages_called("Skola") == []


def test_another_thread_asks_on_its_own_connection(db):
    root = Page.objects.get(depth=1)
    assert pages_called(root.title) == [root]
    found = []
    in_thread(lambda: found.extend(pages_called(root.title)))
    assert found == [root]


def test_connection_of_a_thread_that_has_ended_is_let_go(db):
    used = []

    def ask_first():
        pages_called("asked in no other test")
        used.append(weakref.ref(connections["default"]))

    in_thread(ask_first)
    gc.collect()
    assert [reference() for reference in used] == [None]


def in_thread(ask):
    def run():
        ask()
        connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()
