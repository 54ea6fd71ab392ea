"""A browser that somebody has logged in with is known by a signed cookie, sent to the admin only.

It names no person in the clear, lasts a year, and gives no right; its absence makes a notice.
"""

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from site_project.middleware.access import is_admin

from .notices import new_browser

SALT = "site_project.login.known_browsers"
SECONDS = 365 * 24 * 3600
MOST_USERS = 8
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
    """Give the cookie to a browser that has just been used to log in."""
    if tokens := getattr(request, "known_browser_of", None):
        response.set_cookie(
            settings.KNOWN_BROWSER_COOKIE,
            signing.dumps(tokens, salt=SALT),
            max_age=SECONDS,
            path=settings.ADMIN_URL,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def on_login(request, user, **kwargs):
    """A receiver of user_logged_in."""
    if request is None or not is_admin(request):
        return
    known = tokens_of(request)
    mine = token_of(user)
    if mine not in known:
        new_browser(user, name_of(request.META.get("HTTP_USER_AGENT", "")))
    request.known_browser_of = [mine, *(token for token in known if token != mine)][:MOST_USERS]


def tokens_of(request):
    try:
        cookie = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE, "")
        return signing.loads(cookie, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return []


def token_of(user):
    return salted_hmac(SALT, str(user.pk), algorithm="sha256").hexdigest()[:32]


def name_of(user_agent):
    """Return a browser and its system in plain words, for instance "Firefox, Android"."""
    names = [
        next((name for mark, name in kinds if mark in user_agent), "")
        for kinds in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, names))
