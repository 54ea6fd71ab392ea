"""How many messages one network may send in an hour, without keeping anybody's address.

The address is cut to its network (IPv4 /24, IPv6 /48), hashed (HMAC-SHA256) with the site's
secret key and a random salt, and cut again to 16 bits. A count therefore stands for some hundreds
of networks at once and cannot be traced to one, let alone to a person. It is not tied to any
message. The salt and the counts of a day are deleted with the first message of the next day and
by `manage.py purge_messages`; at most 65,536 counts are kept an hour, however many networks write.
"""

import hashlib
import hmac
import secrets
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from contact.models import DailySalt, NetworkCount

PREFIX = {4: 24, 6: 48}


def may_send(address):
    """Count a message from `address` and return whether its network is within the limit."""
    now = timezone.localtime()
    place = {"day": now.date(), "hour": now.hour, "bucket": bucket_of(address, now.date())}
    with transaction.atomic():
        count, _created = NetworkCount.objects.get_or_create(**place)
        NetworkCount.objects.filter(pk=count.pk).update(messages=F("messages") + 1)
        count.refresh_from_db()
    return count.messages <= settings.CONTACT_MESSAGES_PER_HOUR


def bucket_of(address, day):
    """Return the number, 0 to 65,535, under which the network of `address` is counted on `day`."""
    forget_before(day)
    salt, _created = DailySalt.objects.get_or_create(
        day=day, defaults={"salt": secrets.token_bytes(32)}
    )
    key = settings.SECRET_KEY.encode() + bytes(salt.salt)
    digest = hmac.new(key, network_of(address).encode(), hashlib.sha256).digest()
    return int.from_bytes(digest[:2], "big")


def network_of(address, prefix=PREFIX):
    """Return the network of `address` as text; "" where the server does not know the address."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ip_network((ip, prefix[ip.version]), strict=False))


def forget_before(day):
    """Delete the salts and counts of the days before `day`."""
    if DailySalt.objects.filter(day__lt=day).exists():
        DailySalt.objects.filter(day__lt=day).delete()
        NetworkCount.objects.filter(day__lt=day).delete()
