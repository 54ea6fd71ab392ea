"""The admin's account page: one's own name, e-mail, password and second factors."""

from functools import cache, cached_property

from allauth.core import context
from allauth.mfa.models import Authenticator
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.forms.auth import PasswordChangeForm
from wagtail.admin.views import account as wagtail_account

from .backends import check_own_password
from .names import refuse_taken_email


class OwnNameForm(NameEmailForm):
    """Asks for the password before the e-mail, to which password resets go, is changed."""

    password = forms.CharField(
        label=_("Your password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Only needed when you change your e-mail address."),
    )

    def clean_email(self):
        email = self.cleaned_data["email"]
        return refuse_taken_email(email, self.instance) if "email" in self.changed_data else email

    def clean(self):
        cleaned = super().clean()
        if "email" in self.changed_data and not self.has_error("email"):
            try:
                self.check_password()
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned

    def check_password(self):
        password = self.cleaned_data.get("password")
        if not password:
            raise ValidationError(_("Give your password to change your e-mail address."))
        check_own_password(context.request, password)


class OwnPasswordForm(PasswordChangeForm):
    def clean_old_password(self):
        check_own_password(context.request, self.cleaned_data["old_password"])
        return self.cleaned_data["old_password"]


FORMS = {"name_email": OwnNameForm, "password": OwnPasswordForm}


class AccountView(wagtail_account.AccountView):
    """Wagtail's view with our forms, each validated once, so that a wrong password counts once."""

    @cached_property
    def panels(self):
        panels = super().get_panels()
        for panel in panels:
            panel.form_class = FORMS.get(panel.name, panel.form_class)
            panel.get_form = cache(panel.get_form)
        return panels

    def get_panels(self):
        return self.panels


class EmptyForm(forms.Form):
    """For a panel without fields: Wagtail saves the form of every panel."""

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, **kwargs)

    def save(self):
        pass


class SecondFactorPanel(wagtail_account.BaseSettingsPanel):
    name = "second_factor"
    title = _("Secure login")
    order = 600
    form_class = EmptyForm
    template_name = "login/admin/account_panel.html"

    def get_context_data(self):
        factors = Authenticator.objects.filter(user=self.user).order_by("created_at")
        return {
            **super().get_context_data(),
            "factors": factors.exclude(type=Authenticator.Type.RECOVERY_CODES),
            "recovery_codes": factors.filter(type=Authenticator.Type.RECOVERY_CODES).first(),
        }
