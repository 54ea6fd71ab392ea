from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from policy.editing.page_chooser import choose_page, search_pages
from site_project.admin.forms.redirect_import import process_import
from site_project.public_urls import (
    handler400,
    handler403,
    handler404,
    handler500,
    not_there,
)
from site_project.public_urls import urlpatterns as public_urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path(settings.ADMIN_PATH, include("site_project.login.urls")),
    path(f"{settings.ADMIN_PATH}localize/", include("policy.translation.urls")),
    path(f"{settings.ADMIN_PATH}redirects/import/process/", process_import),
    path(f"{settings.ADMIN_PATH}choose-page/", choose_page),
    path(f"{settings.ADMIN_PATH}choose-page/<int:parent_page_id>/", choose_page),
    path(f"{settings.ADMIN_PATH}choose-page/search/", search_pages),
    # Wagtail takes the number 0 for no number.
    path(f"{settings.ADMIN_PATH}pages/<int:page_id>/revisions/0/revert/", not_there),
    path(settings.ADMIN_PATH, include(wagtailadmin_urls)),
    *public_urlpatterns,
]
