"""While Redis can not be used the site works without its cache, and guessing is still counted."""

import os
import pickle
import shutil
import socket
import subprocess
import time

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT

from tests.support.second_factors import (
    TOO_MANY,
    add_app,
    code_of,
    give_code,
    give_password,
    wrong_code,
)
from tests.support.servers import free_port

pytestmark = pytest.mark.one_database


@pytest.fixture
def away(settings):
    """Both caches in a Redis that is not there."""
    use_redis(settings, free_port())
    caches["counts"].clear()


def use_redis(settings, port):
    kinds = {"default": "ForgivingRedisCache", "counts": "CountingRedisCache"}
    changed = {
        name: {
            "BACKEND": f"site_project.redis_cache.{kind}",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
        }
        for name, kind in kinds.items()
    }
    settings.CACHES = {**settings.CACHES, **changed}


@pytest.fixture
def redis():
    """A function that starts a Redis of one's own and returns its port."""
    program, started = shutil.which("redis-server"), []
    if not program:
        if os.environ.get("CI") == "true":
            pytest.fail("Redis is missing")
        pytest.skip("Redis is missing: sudo apt-get install redis-server")

    def start(*options):
        port = free_port()
        command = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", *options]
        started.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return port
            except ConnectionError:
                time.sleep(0.05)
        raise TimeoutError(port)

    yield start
    for process in started:
        process.terminate()
        process.wait(20)


def test_every_page_is_made(away, client, index):
    for path in ("/", "/utbildning/", "/loften/", "/kontakt/"):
        assert client.get(path).status_code == 200


def test_what_was_found_out_is_not_kept(away):
    cache = caches["default"]
    cache.set("a", 1, DEFAULT_TIMEOUT)
    assert cache.get("a") is None
    assert cache.get("a", 7) == 7
    assert cache.get_many(["a"]) == {}
    assert cache.add("a", 1)
    assert "a" not in cache
    cache.set_many({"a": 1})
    assert not cache.delete("a")


def test_redis_that_takes_nothing_breaks_no_page(redis, settings, client, index):
    """As one whose memory or disk is full."""
    use_redis(settings, redis("--maxmemory", "1"))
    assert client.get("/loften/").status_code == 200
    assert caches["counts"].add("a", 1)


def test_passwords_are_counted_and_the_editor_is_not_shut_out(away, client, admin_user, index):
    for _ in range(5):
        assert TOO_MANY not in give_password(client, password="wrong").content.decode()
    assert TOO_MANY in give_password(client).content.decode()
    assert give_password(client, address="10.0.0.2").status_code == 302


def test_right_password_clears_the_count(away, client, admin_user, index):
    for _ in range(2):
        for _ in range(4):
            give_password(client, password="wrong")
        assert give_password(client).status_code == 302
        client.post("/admin/logout/")


def test_codes_are_counted(away, client, admin_user):
    secret = add_app(admin_user)
    give_password(client)
    for _ in range(5):
        assert TOO_MANY not in give_code(client, wrong_code(secret)).content.decode()
    assert TOO_MANY in give_code(client, code_of(secret)).content.decode()
    assert give_code(client, code_of(secret), address="10.0.0.2").status_code == 302


def test_links_to_a_new_password_are_counted(away, client, admin_user, mailoutbox):
    for number in range(6):
        data = {"email": "admin@example.com"}
        client.post("/admin/password_reset/", data, REMOTE_ADDR=f"10.0.1.{number}")
    assert len(mailoutbox) == 3


def test_count_is_forgotten_when_redis_is_back(away, redis, settings):
    caches["counts"].set("a", 5, 60)
    assert caches["counts"].get("a") == 5
    use_redis(settings, redis())
    assert caches["counts"].get("a") is None
    use_redis(settings, free_port())
    assert caches["counts"].get("a") is None


def test_redis_knows_neither_addresses_nor_what_is_kept(client, settings, redis, db):
    port = redis()
    use_redis(settings, port)
    give_password(client, "nobody", "wrong")
    caches["default"].set("page", {"title": "Trygghet", "marks": (1, 2)}, 60)
    caches["counts"].add("tries", 0, 60)
    caches["counts"].incr("tries")
    kept = {name: value_of(port, name) for name in names_in(port)}
    assert len(kept) >= 3
    whole = b" ".join([*kept, *kept.values()])
    assert b"127.0.0.1" not in whole
    assert b"allauth" not in whole
    assert b"Trygghet" not in whole
    assert caches["default"].get("page") == {"title": "Trygghet", "marks": (1, 2)}
    assert caches["counts"].get("tries") == 1


class Harm:
    done = []

    def __reduce__(self):
        return (Harm.done.append, ("code",))


def test_who_writes_in_redis_runs_no_code(settings, redis, caplog):
    port = redis()
    use_redis(settings, port)
    cache = caches["default"]
    cache.set_many({"page": "own", "other": "own"}, 60)
    client_of(port).set(cache.make_key("page"), pickle.dumps(Harm()))
    assert cache.get("page") is None
    assert cache.get("other") == "own"
    assert cache.get_many(["page", "other"]) == {}
    assert Harm.done == []
    assert "not this site's own" in caplog.text


def client_of(port):
    import redis

    return redis.Redis(port=port)


def names_in(port):
    return client_of(port).keys("*")


def value_of(port, name):
    client = client_of(port)
    return client.get(name) if client.type(name) == b"string" else b""
