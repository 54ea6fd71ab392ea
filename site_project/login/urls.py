"""Addresses of login and second factor, below the admin's, so that its rules apply to them."""

from allauth.account import views as allauth_views
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access

from . import views
from .account import AccountView

urlpatterns = [
    path("login/", allauth_views.login, name="account_login"),
    path("login/again/", allauth_views.reauthenticate, name="account_reauthenticate"),
    # allauth's own page of passkeys; ours are in the list of all second factors.
    path(
        "login/second/webauthn/",
        RedirectView.as_view(pattern_name="mfa_index"),
        name="mfa_list_webauthn",
    ),
    path("login/second/", views.SecondFactorsView.as_view(), name="mfa_index"),
    path(
        "login/second/recovery-codes/",
        views.RecoveryCodesView.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path(
        "login/second/recovery-codes/download/",
        views.RecoveryCodesFileView.as_view(),
        name="mfa_download_recovery_codes",
    ),
    path("login/second/", include("allauth.mfa.urls")),
    path("account/", require_admin_access(AccountView.as_view()), name="wagtailadmin_account"),
    path("session/", views.session_status, name="admin_session"),
    path("logout/", views.log_out, name="account_logout"),
]
