"""Which addresses no page can have, found out once a version of the site."""

import re
from urllib.parse import unquote

from django.conf import settings
from django.db import DatabaseError, connection
from django.urls import Resolver404, resolve
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, Site

from policy.register.bullets import PUBLIC_ID

PAGES = "wagtail_serve"
COMMITMENT = re.compile(rf"/{PUBLIC_ID}(/|$)")


class KnownAddresses:
    """What the addresses of pages and redirects begin with, in one version of the site."""

    def __init__(self) -> None:
        self.known: tuple[int | None, frozenset[str] | None] = (None, None)

    def may_exist(self, path: str, version: int | None) -> bool:
        """Whether there may be something at `path`, as WSGI gives it; True where nobody knows."""
        path = path.encode("latin-1", "replace").decode(errors="replace")
        if version is None or COMMITMENT.search(path):
            return True
        try:
            beginnings = self.beginnings(version)
        except DatabaseError:
            return True
        return beginnings is None or beginning(path) in beginnings or is_no_page(path)

    def beginnings(self, version: int) -> frozenset[str] | None:
        known, found = self.known
        if known != version:
            try:
                found = find_beginnings()
            finally:
                connection.close_if_unusable_or_obsolete()
            self.known = version, found
        return found


def find_beginnings() -> frozenset[str] | None:
    """Return the first parts of all addresses of pages; None where a first page has routes."""
    for site in Site.objects.select_related("root_page"):
        if issubclass(site.root_page.specific_class or Page, RoutablePageMixin):
            return None
    slugs = Page.objects.values_list("slug", flat=True).distinct()
    redirects = Redirect.objects.values_list("old_path", flat=True)
    return frozenset(["", *settings.CONTENT_LANGUAGES, *map(str.lower, slugs)]).union(
        map(beginning, redirects)
    )


def beginning(path: str) -> str:
    """Return the first part of a path, in one spelling."""
    return unquote(path.partition("?")[0]).lstrip("/").partition("/")[0].lower()


def is_no_page(path: str) -> bool:
    """Whether one of Django's own views answers at `path`, also once it ends in a slash."""
    with override(settings.LANGUAGE_CODE):
        return any(answers(one) for one in {path, f"{path.rstrip('/')}/"})


def answers(path: str) -> bool:
    try:
        return resolve(path).url_name != PAGES
    except Resolver404:
        return False
