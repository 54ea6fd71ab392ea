import logging

from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
METHODS = ("get", "get_many", "set", "set_many", "add", "touch", "delete", "delete_many")
METHODS += ("has_key", "incr", "clear")


class ForgivingRedisCache(RedisCache):
    """Django's cache in Redis, which is empty while Redis can not be reached or used.

    Nothing is kept there that can not be found out anew, so that pages are made without it.
    """

    meanwhile = DummyCache("", {})


class CountingRedisCache(ForgivingRedisCache):
    """The same for what is counted: meanwhile in the memory of the process.

    That is forgotten when Redis is back. Only for counts: what is found out could be outdated by
    another process.
    """

    meanwhile = LocMemCache("meanwhile", {"MAX_ENTRIES": 10_000})


def forgiving(name):
    original = getattr(RedisCache, name)

    def method(self, *args, **kwargs):
        try:
            answer = original(self, *args, **kwargs)
        except RedisError as error:
            logger.warning("Redis can not be used: %s", error)
            return getattr(self.meanwhile, name)(*args, **kwargs)
        self.meanwhile.clear()
        return answer

    return method


for name in METHODS:
    setattr(ForgivingRedisCache, name, forgiving(name))
