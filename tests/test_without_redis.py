"""While Redis can not be reached the site works without its cache."""

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT

from .servers import free_port


@pytest.fixture
def cache(settings):
    settings.CACHES = {
        **settings.CACHES,
        "default": {
            "BACKEND": "site_project.forgiving_cache.ForgivingRedisCache",
            "LOCATION": f"redis://127.0.0.1:{free_port()}/0",
        },
    }
    return caches["default"]


def test_every_page_is_made(cache, client, index):
    for path in ("/", "/utbildning/", "/loften/", "/kontakt/"):
        assert client.get(path).status_code == 200


def test_cache_is_empty(cache):
    cache.set("a", 1, DEFAULT_TIMEOUT)
    assert cache.get("a") is None
    assert cache.get("a", 7) == 7
    assert cache.get_many(["a"]) == {}
    assert cache.add("a", 1)
    assert cache.incr("a") == 1
    assert "a" not in cache
    assert cache.set_many({"a": 1}) == ["a"]
    assert not cache.delete("a")


def test_editor_can_log_in(cache, client, admin_user, index):
    data = {"login": "admin", "password": "password", "next": "/admin/"}
    assert client.post("/admin/login/", {**data, "password": "wrong"}).status_code == 200
    assert client.post("/admin/login/", data).status_code == 302
