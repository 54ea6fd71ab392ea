"""A notice of the first login with a browser, which a signed cookie recognises for a year.

The cookie is sent to the admin only, holds HMACs of the users' ids, and gives no rights.
"""

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from site_project.middleware.requests import is_admin

from .notices import new_browser

SALT = "site_project.login.known_browsers"
MAX_AGE = 365 * 24 * 3600  # seconds
MAX_USERS = 8
BROWSERS = [
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]


def set_cookie(request, response):
    """Set the cookie if somebody has just logged in."""
    if tokens := getattr(request, "known_browser_of", None):
        response.set_cookie(
            settings.KNOWN_BROWSER_COOKIE,
            signing.dumps(tokens, salt=SALT),
            max_age=MAX_AGE,
            path=settings.ADMIN_URL,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def check_browser(request, user, **kwargs):
    """Notify `user` of a new browser (user_logged_in)."""
    if request is None or not is_admin(request):
        return
    known = tokens_of(request)
    token = token_of(user)
    if token not in known:
        new_browser(user, describe(request.META.get("HTTP_USER_AGENT", "")))
    request.known_browser_of = [token, *(one for one in known if one != token)][:MAX_USERS]


def tokens_of(request):
    try:
        cookie = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE, "")
        return signing.loads(cookie, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return []


def token_of(user):
    return salted_hmac(SALT, str(user.pk), algorithm="sha256").hexdigest()[:32]


def describe(user_agent):
    """Return the browser and its system, for instance "Firefox, Android", or ""."""
    names = [
        next((name for mark, name in known if mark in user_agent), "")
        for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, names))
