import logging
import pickle

from cryptography.fernet import InvalidToken
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

from .encryption import fernet

logger = logging.getLogger(__name__)
NOT_OURS = "a value is not this site's own"
METHODS = ("get", "get_many", "set", "set_many", "add", "touch", "delete", "delete_many")
METHODS += ("has_key", "incr", "clear")


class EncryptedSerializer:
    """Pickles that are encrypted, so that nobody else who may write in Redis can run code here.

    Integers stay as they are, for INCR.
    """

    def dumps(self, value):
        return value if type(value) is int else fernet(__name__).encrypt(pickle.dumps(value))

    def loads(self, data):
        """Return the value; raise InvalidToken if it was not encrypted with our keys."""
        return (
            int(data)
            if data.lstrip(b"-").isdigit()
            else pickle.loads(fernet(__name__).decrypt(data))
        )


class ForgivingRedisCache(RedisCache):
    """Django's cache in Redis, which is empty while Redis can not be reached or used.

    Nothing is kept there that can not be found out anew, so that pages are made without it. Names
    hold nothing in the clear, such as a network address: they are HMACs by a key from SECRET_KEY.
    """

    meanwhile = DummyCache("", {})

    def __init__(self, server, params):
        options = {**params.get("OPTIONS", {}), "serializer": EncryptedSerializer}
        super().__init__(server, {**params, "OPTIONS": options})

    def make_key(self, key, version=None):
        name = super().make_key(key, version)
        return salted_hmac(__name__, name, algorithm="sha256").hexdigest()


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
        except (RedisError, InvalidToken) as error:
            logger.warning("Redis can not be used: %s", str(error) or NOT_OURS)
            return getattr(self.meanwhile, name)(*args, **kwargs)
        self.meanwhile.clear()
        return answer

    return method


for name in METHODS:
    setattr(ForgivingRedisCache, name, forgiving(name))
