"""The account page of the admin tells which second factors one has, and leads to them."""

from allauth.mfa.models import Authenticator
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel


class NothingToFillIn(forms.Form):
    """Wagtail saves the form of each panel; this one has none."""

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, **kwargs)

    def save(self):
        pass


class SecondFactorPanel(BaseSettingsPanel):
    name = "second_factor"
    title = _("Secure login")
    order = 600
    form_class = NothingToFillIn
    template_name = "login/admin/account_panel.html"

    def get_context_data(self):
        factors = Authenticator.objects.filter(user=self.user).order_by("created_at")
        return {
            **super().get_context_data(),
            "factors": factors.exclude(type=Authenticator.Type.RECOVERY_CODES),
            "recovery_codes": factors.filter(type=Authenticator.Type.RECOVERY_CODES).first(),
        }
