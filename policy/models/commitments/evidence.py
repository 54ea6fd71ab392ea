import re

from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

PATH_ON_THIS_SITE = re.compile(r"/(?![/\\])[^\s\\]*")
INVALID = _(
    "Write an address that begins with https://, or a page of this site such as /education/."
)


def validate_evidence_address(value):
    """Raise ValidationError unless `value` is an http(s) address or a path on this site."""
    if not PATH_ON_THIS_SITE.fullmatch(value):
        URLValidator(schemes=["https", "http"], message=INVALID)(value)
