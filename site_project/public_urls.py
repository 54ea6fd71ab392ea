"""What visitors can reach; a site whose admin is hidden has nothing else."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import Http404
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.contrib.sitemaps.views import sitemap

from contact.models.appearance import brand_of, site_details
from contact.security_txt import security_txt
from contact.sender import sender_of
from policy.embedding.oembed import oembed
from policy.feeds.news import ProgrammeFeed
from policy.pages.sitemap import PagesInEveryLanguage
from policy.pictures.views import card, promise_card
from policy.translation.views import all_pages, not_translated, serve
from policy.typesetting.views import outcome_pdf, programme_pdf, register_pdf
from site_project.discovery import manifest, robots, speculation_rules
from site_project.monitoring.health import healthz, readyz, trafficz
from site_project.monitoring.metrics import metrics
from site_project.private import documents, password, pictures
from site_project.search.views import search

handler400 = "site_project.errors.bad_request"
handler403 = "site_project.errors.permission_denied"
handler404 = "site_project.errors.page_not_found"
handler500 = "site_project.errors.server_error"


def not_there(request, **kwargs):
    raise Http404


def brand_of_site(site):
    return brand_of(site_details(site))


urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("trafficz", trafficz),
    path("metrics", metrics),
    re_path(r"^documents/(\d+)/(.*)$", documents.serve, name="wagtaildocs_serve"),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        password.check_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("privata-bilder/<str:name>", pictures.serve, name="private_picture"),
    path("media/images/<str:name>", pictures.serve_public),
    path("robots.txt", robots),
    path("speculation-rules.json", speculation_rules, name="speculation-rules"),
    path(".well-known/security.txt", security_txt),
    path("sitemap.xml", sitemap, {"sitemaps": {"wagtail": PagesInEveryLanguage}}, name="sitemap"),
    path(
        "delningsbild/<int:pk>-<slug:digest>.jpg",
        card,
        {"brand_of": brand_of_site},
        name="card",
    ),
    path(
        "delningsbild/<slug:language>/<str:public_id>-<slug:digest>.jpg",
        promise_card,
        {"brand_of": brand_of_site},
        name="promise-card",
    ),
    path("oembed/", oembed, name="oembed"),
    path("utseende/", include("contact.appearance.urls")),
    # The main language has no beginning of its own.
    re_path(rf"^{settings.LANGUAGE_CODE}/?$", RedirectView.as_view(url="/", permanent=True)),
    *i18n_patterns(
        path("manifest.webmanifest", manifest, name="manifest"),
        path("sok/", search, name="search"),
        path("alla-sidor/", all_pages, name="all-pages"),
        path("sprak/<int:pk>/", not_translated, name="not-translated"),
        path("inbaddat/", include("policy.embedding.urls")),
        path("nytt.atom", ProgrammeFeed(), name="feed"),
        re_path(
            r"^(?P<path>(?:.+/)?)programmet(?P<paper>-a5)?(?P<statuses>-med-status)?\.pdf$",
            programme_pdf,
            {"sender_of": sender_of},
        ),
        re_path(
            r"^(?P<path>.+/)loften(?:-(?P<area>[-\w]+))?\.pdf$",
            register_pdf,
            {"sender_of": sender_of},
        ),
        re_path(
            r"^(?P<path>.+/)sa-blev-det-(?P<start>\d{4})-(?P<end>\d{4})\.pdf$",
            outcome_pdf,
            {"sender_of": sender_of},
        ),
        path("", include("contact.urls")),
        # Wagtail's login for private pages asks for no second factor.
        path("_util/login/", not_there),
        # No page has a password: they are for everyone (policy.models.mixins).
        path("_util/authenticate_with_password/<int:restriction>/<int:page>/", not_there),
        re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
