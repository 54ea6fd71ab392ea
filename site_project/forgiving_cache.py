import logging

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError, TimeoutError

logger = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Django's cache in Redis, which is empty while Redis can not be reached.

    Nothing is kept there that can not be found out anew, so that pages are made without it. What
    is counted there, wrong passwords, is not counted meanwhile.
    """


def forgiving(name, instead):
    original = getattr(RedisCache, name)

    def method(self, *args, **kwargs):
        try:
            return original(self, *args, **kwargs)
        except (ConnectionError, TimeoutError) as error:
            logger.warning("Redis can not be reached: %s", error)
            return instead(*args)

    return method


def default_of(key=None, default=None, *rest):
    return default


for name, instead in {
    "get": default_of,
    "get_many": lambda *args: {},
    "set": lambda *args: None,
    "set_many": lambda data, *rest: list(data),
    "add": lambda *args: True,
    "touch": lambda *args: False,
    "delete": lambda *args: False,
    "delete_many": lambda *args: None,
    "has_key": lambda *args: False,
    "incr": lambda key, delta=1, *rest: delta,
}.items():
    setattr(ForgivingRedisCache, name, forgiving(name, instead))
