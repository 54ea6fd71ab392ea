"""Where to report a security hole: /.well-known/security.txt (RFC 9116)."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from wagtail.models import Site

from .models import ContactDetails


# Not kept like a page, until the site changes: that may take longer than it is valid.
@cache_control(public=True, max_age=24 * 3600)
def security_txt(request):
    """Return the file, with the contact details of the site; 404 where there are none.

    Expires (2.5.5) is the first of the month in about half a year: never past, never more than
    a year away, and the same for everybody during a month.
    """
    site = Site.find_for_request(request)
    details = ContactDetails.for_site(site)
    contacts = [f"mailto:{details.email}"] if details.email else []
    contacts += [details.phone.as_rfc3966] if details.phone else []
    if not contacts:
        raise Http404
    lines = [f"Contact: {contact}" for contact in contacts] + [
        f"Expires: {in_half_a_year():%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE}, en",
        f"Canonical: {site.root_url}{request.path}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def in_half_a_year():
    today = timezone.now()
    months = today.year * 12 + today.month - 1 + 6
    return datetime(months // 12, months % 12 + 1, 1, tzinfo=UTC)
