from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from contact.security_txt import security_txt

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(".well-known/security.txt", security_txt),
    *i18n_patterns(
        path("", include("contact.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
