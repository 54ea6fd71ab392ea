"""Storing a valid form as a message, once however often it is sent."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import override

from contact.models import ContactDetails, Message
from contact.models.message import deletion_date
from contact.rate_limit import RateLimit, network_of, opaque
from contact.signals import message_waiting

from .spam import find_suspicions


def receive(form, site, address):
    """Store and return the message of the valid `form`; None if the network has sent too many.

    The same text from the same sender to the same person on the same day is the same message, so
    that a double click, a second tab and the back button make no second one.
    """
    fingerprint = fingerprint_of(form.cleaned_data)
    known = Message.objects.filter(fingerprint=fingerprint).first()
    if known:
        return known
    if not may_send(address):
        return None
    with override(settings.LANGUAGE_CODE):
        suspicion = find_suspicions(form)
    with transaction.atomic():
        message, created = Message.objects.get_or_create(
            fingerprint=fingerprint,
            defaults={
                **{name: form.cleaned_data[name] for name in ("name", "email", "phone", "text")},
                **form.chosen_topic(),
                "site": site,
                "delete_on": deletion_date(ContactDetails.for_site(site).message_retention_days),
                "state": Message.State.HELD if suspicion else Message.State.WAITING,
                "suspicion": suspicion,
            },
        )
        if created:
            transaction.on_commit(partial(message_waiting.send, Message))
    return message


def may_send(address):
    """Count a message from `address` and return whether its network is within the limit.

    The network (IPv4 /24, IPv6 /48) is hashed and cut to 16 bits. A count therefore stands for
    some hundreds of networks at once and cannot be traced to one, let alone to a person; it is not
    tied to any message, and there are at most 65,536 of them, however many networks write.
    """
    group = opaque(network_of(address))[:4]
    limit = RateLimit(settings.CONTACT_MESSAGES_PER_HOUR, 3600, "message", group)
    return limit.hit() <= limit.limit


def fingerprint_of(data):
    """Return a number that only this site can make out of the words and their sender."""
    said = [data.get(name, "") for name in ("name", "email", "phone", "text", "topic")]
    value = "\0".join(map(str, [timezone.localdate(), *said]))
    return salted_hmac("contact.receive", value, algorithm="sha256").hexdigest()
