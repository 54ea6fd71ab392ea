"""Views of login beside those of allauth and Wagtail."""

import time

from allauth.account import app_settings
from allauth.mfa.base.views import IndexView
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView, ViewRecoveryCodesView
from django.contrib import messages
from django.contrib.auth import logout
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from .notices import recovery_codes_read
from .sessions import must_enrol, seconds_left

NOTIFIED_UNTIL = "recovery_codes_told"  # in the session


class SecondFactorsView(IndexView):
    """The list of one's second factors, without a way out for somebody who must set one up."""

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "must_enrol": must_enrol(self.request.user)}


@csrf_exempt
def log_out(request):
    """End the session, whatever the method; Wagtail's view does so for POST alone.

    Without a CSRF token, which the browser may have lost: another site can at most log one out.
    """
    logout(request)
    messages.success(request, _("You have been successfully logged out."))
    return redirect("account_login")


class NotifyOwnerMixin:
    """Notifies the owner when the view shows recovery codes.

    The download right after the page does not count again.
    """

    def render_to_response(self, context, **kwargs):
        session, moment = self.request.session, time.time()
        if context["unused_codes"] and moment > session.get(NOTIFIED_UNTIL, 0):
            session[NOTIFIED_UNTIL] = moment + app_settings.REAUTHENTICATION_TIMEOUT
            recovery_codes_read(self.request.user)
        return super().render_to_response(context, **kwargs)


class RecoveryCodesView(NotifyOwnerMixin, ViewRecoveryCodesView):
    pass


class RecoveryCodesFileView(NotifyOwnerMixin, DownloadRecoveryCodesView):
    pass


@require_GET
@never_cache
def session_status(request):
    """Return the user's id (null without login), a CSRF token and the seconds that are left.

    Open pages of the admin ask for it, so that a text outlives the session it was written in.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"user": None})
    return JsonResponse(
        {
            "user": request.user.pk,
            "token": get_token(request),
            "seconds": seconds_left(request.session),
        }
    )
