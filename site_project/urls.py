from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from contact.security_txt import security_txt
from policy.feeds import ProgrammeFeed
from policy.sitemap import PagesInEveryLanguage
from policy.translation.publishing import leave_updating_to_publishing
from policy.translation.serve import serve
from policy.translation.views import all_pages, not_yet
from policy.views import card
from site_project.discovery import manifest, robots
from site_project.health import healthz, metrics, readyz
from site_project.search import search

handler400 = "site_project.errors.bad_request"
handler403 = "site_project.errors.permission_denied"
handler404 = "site_project.errors.page_not_found"
handler500 = "site_project.errors.server_error"

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("metrics", metrics),
    path("admin/localize/update/<int:pk>/", leave_updating_to_publishing),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("robots.txt", robots),
    path(".well-known/security.txt", security_txt),
    path("sitemap.xml", sitemap, {"sitemaps": {"wagtail": PagesInEveryLanguage}}, name="sitemap"),
    path("delningsbild/<int:pk>-<slug:digest>.jpg", card, name="card"),
    *i18n_patterns(
        path("manifest.webmanifest", manifest, name="manifest"),
        path("sok/", search, name="search"),
        path("alla-sidor/", all_pages, name="all-pages"),
        path("sprak/<int:pk>/", not_yet, name="not-yet"),
        path("nytt.atom", ProgrammeFeed(), name="feed"),
        path("", include("contact.urls")),
        re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
