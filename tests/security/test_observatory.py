"""The public site gets all the points of Mozilla's Observatory that it can get."""

import pytest
from django.test import Client

from tests.support.observatory import MOST, points, score

pytestmark = pytest.mark.one_database


@pytest.fixture
def visitor(settings, index):
    """Somebody who meets the headers of production."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    return Client()


@pytest.mark.parametrize("path", ["/", "/utbildning/", "/loften/", "/kontakt/", "/sok/?q=skola"])
def test_public_page_has_the_full_score(visitor, path):
    answer = visitor.get(path, secure=True)
    given = points(
        url=f"https://testserver{path}",
        headers={name.lower(): value for name, value in answer.headers.items()},
        cookies=[morsel.OutputString() for morsel in answer.cookies.values()],
        html=answer.content.decode(),
        redirect=visitor.get(path).headers["Location"],
    )
    assert score(given) == MOST, given


GOOD = {
    "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'self'",
    "referrer-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}


def test_rules_tell_good_from_bad():
    def total(html="", cookies=(), redirect="https://x/", **changed):
        headers = {**GOOD, **{name.replace("_", "-"): value for name, value in changed.items()}}
        return score(points("https://x/", headers, cookies, html, redirect))

    assert total() == MOST
    assert total(content_security_policy="") == 55
    assert total(content_security_policy="script-src 'unsafe-inline'") == 60
    assert total(content_security_policy="default-src 'self'; frame-ancestors 'none'") == 125
    assert total(strict_transport_security="max-age=60") == 120
    assert total(referrer_policy="unsafe-url") == 120
    assert total(cookies=["sessionid=1; Secure"]) == 70
    assert total(cookies=["a=1"]) == 80
    assert total(html="<script src=//x.example/a.js></script>") == 50
    assert total(redirect="") == 80
