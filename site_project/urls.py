from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from policy.translation.publishing import keep_translation, leave_updating_to_publishing
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
    path(f"{settings.ADMIN_PATH}localize/update/<int:pk>/", leave_updating_to_publishing),
    path(f"{settings.ADMIN_PATH}localize/page/<int:page_id>/convert_to_alias/", keep_translation),
    path(settings.ADMIN_PATH, include(wagtailadmin_urls)),
    *public_urlpatterns,
]
