"""Permanent addresses: other sites hold them."""

from django.urls import path, re_path

from policy.register.bullets import PUBLIC_ID

from . import views

urlpatterns = [
    re_path(rf"^lofte/(?P<public_id>{PUBLIC_ID})/$", views.promise, name="embedded-promise"),
    path("omrade/<uuid:key>/", views.area, name="embedded-area"),
    path("loften/", views.whole_register, name="embedded-register"),
    path("loften/<int:start>-<int:end>/", views.whole_register, name="embedded-term"),
]
