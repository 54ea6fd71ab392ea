from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from site_project.public_urls import (
    handler400,
    handler403,
    handler404,
    handler500,
)
from site_project.public_urls import urlpatterns as public_urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path(settings.ADMIN_PATH, include("site_project.login.urls")),
    path(f"{settings.ADMIN_PATH}localize/", include("policy.translation.urls")),
    path(settings.ADMIN_PATH, include(wagtailadmin_urls)),
    *public_urlpatterns,
]
