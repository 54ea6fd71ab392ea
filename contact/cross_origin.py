"""Cross-site request forgery is prevented without a cookie.

Django's own protection sets a cookie and writes a token into the page, so every reader would get a
cookie and no two readers the same page. Browsers say by themselves where a form was sent from:
in Sec-Fetch-Site (all current browsers) and, before that, in Origin. A script on another site can
set neither (both are forbidden header names in the Fetch standard). This is the check of Go 1.25's
CrossOriginProtection, and the Fetch Metadata defence of OWASP's cheat sheet on the subject.
https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from urllib.parse import urlsplit

from django.conf import settings


def is_from_elsewhere(request):
    """Return whether a browser sent `request` on behalf of another site.

    A request without either header does not come from a browser of the last years: nobody
    can have been tricked into sending it, so it is let through.
    """
    origin = request.headers.get("Origin")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return False
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site:
        return fetch_site not in ("same-origin", "none")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc != request.get_host()
    except ValueError:
        # An address that is none, such as https://[::1
        return True
