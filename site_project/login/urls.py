"""Addresses of login and second factor; all lie below the admin's, so that its rules hold here."""

from allauth.account import views
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access

from .enrolment import SecondFactorsView
from .logout import leave
from .own_account import AccountView
from .recovery_codes import RecoveryCodesFileView, RecoveryCodesView
from .session import session

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("login/again/", views.reauthenticate, name="account_reauthenticate"),
    # allauth's own page of passkeys; ours are in the list of all second factors.
    path(
        "login/second/webauthn/",
        RedirectView.as_view(pattern_name="mfa_index"),
        name="mfa_list_webauthn",
    ),
    path("login/second/", SecondFactorsView.as_view(), name="mfa_index"),
    path(
        "login/second/recovery-codes/",
        RecoveryCodesView.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path(
        "login/second/recovery-codes/download/",
        RecoveryCodesFileView.as_view(),
        name="mfa_download_recovery_codes",
    ),
    path("login/second/", include("allauth.mfa.urls")),
    path("account/", require_admin_access(AccountView.as_view()), name="wagtailadmin_account"),
    path("session/", session, name="admin_session"),
    path("logout/", leave, name="account_logout"),
]
