"""Who reads the recovery codes, on the page or as a file, has its owner told."""

import time

from allauth.account import app_settings
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView, ViewRecoveryCodesView

from .notices import recovery_codes_read

TOLD = "recovery_codes_told"


class TellsTheOwner:
    """For a view that shows the codes; the file right after the page is the same reading."""

    def render_to_response(self, context, **kwargs):
        session, moment = self.request.session, time.time()
        if context["unused_codes"] and moment > session.get(TOLD, 0):
            session[TOLD] = moment + app_settings.REAUTHENTICATION_TIMEOUT
            recovery_codes_read(self.request.user)
        return super().render_to_response(context, **kwargs)


class RecoveryCodesView(TellsTheOwner, ViewRecoveryCodesView):
    pass


class RecoveryCodesFileView(TellsTheOwner, DownloadRecoveryCodesView):
    pass
