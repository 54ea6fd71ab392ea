import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from policy.addresses import host_of, is_for_everyone

PATH_ON_THIS_SITE = re.compile(r"/(?![/\\])[^\s\\]*")
INVALID = _(
    "Write an address that begins with https://, or a page of this site such as /education/."
)
NOT_FOR_EVERYONE = _(
    "Only a single computer or a network of its own reaches that address. Write one that anyone "
    "can open; a page of this site is written as /education/."
)
WITH_PASSWORD = _("A user name or password stands in the address. The register never forgets it.")


def validate_evidence_address(value):
    """Raise ValidationError unless `value` is a path on this site, or an http(s) address that
    may be on the internet.
    """
    if PATH_ON_THIS_SITE.fullmatch(value):
        return
    validate_host(value)
    URLValidator(schemes=["https", "http"], message=INVALID)(value)
    if "@" in urlsplit(value).netloc:
        raise ValidationError(WITH_PASSWORD)


def validate_host(address):
    """Raise ValidationError where the host of a full address is not for everyone."""
    try:
        host = host_of(address)
    except ValueError as error:
        raise ValidationError(INVALID) from error
    if host and not is_for_everyone(host):
        raise ValidationError(NOT_FOR_EVERYONE)
