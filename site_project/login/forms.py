from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ReauthenticateForm as AllauthPasswordAgainForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import PasswordResetForm

from contact.rate_limit import RateLimit

from .backends import check_own_password
from .notices import codes_tried
from .throttle import address_of, code_limits, refuse_if_reached


def configure(field, label, **attributes):
    """Set the label and attributes of `field`, and remove its placeholder."""
    field.label = label
    field.help_text = attributes.pop("help_text", "")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class LoginForm(AllauthLoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        configure(
            self.fields["login"],
            _("User name or e-mail"),
            autocomplete="username webauthn",
            autocapitalize="none",
            spellcheck="false",
        )
        configure(self.fields["password"], _("Password"))


class PasswordAgainForm(AllauthPasswordAgainForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        configure(self.fields["password"], _("Password"))

    def clean_password(self):
        check_own_password(context.request, self.cleaned_data["password"])
        return self.cleaned_data["password"]


class LimitedCode(forms.Form):
    """A form for a code from the app or a recovery code, with a limit on wrong ones."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        configure(
            self.fields["code"],
            _("Code"),
            inputmode="numeric",
            help_text=_("Six digits from your app, or one of your recovery codes."),
        )

    def clean_code(self):
        limits = code_limits(context.request, self.user)
        refuse_if_reached(limits)
        try:
            code = super().clean_code()
        except ValidationError:
            tries = [limit.hit() for limit in limits]
            if tries[-1] == settings.CODE_TRIES_BEFORE_NOTICE:
                codes_tried(self.user)
            raise
        for limit in limits:
            limit.reset()
        return code


class CodeForm(LimitedCode, AuthenticateForm):
    pass


class CodeAgainForm(LimitedCode, ReauthenticateForm):
    pass


class ActivateAppForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        configure(
            self.fields["code"],
            _("Code"),
            inputmode="numeric",
            help_text=_("The six digits that the app shows now."),
        )


class AddKeyForm(AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["name"] = ""
        self.initial["passwordless"] = True
        configure(
            self.fields["name"],
            _("Name"),
            maxlength=60,
            autocomplete="off",
            help_text=_("So that you know it again, for instance My phone."),
        )
        configure(
            self.fields["passwordless"],
            _("Log in with it alone, without the password"),
            help_text=_("The device then asks for your fingerprint, face or PIN."),
        )

    def clean_name(self):
        return self.cleaned_data["name"].strip()[:60] or str(_("Passkey"))


class RenameKeyForm(EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        configure(self.fields["name"], _("Name"), maxlength=60, autocomplete="off")


class ResetForm(PasswordResetForm):
    """Wagtail's form for a forgotten password, with limits for each address and mailbox."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        configure(self.fields["email"], _("E-mail"), autocomplete="email")

    def save(self, *args, request=None, **kwargs):
        """Send the link; beyond the limits nothing is sent, and the page does not tell."""
        window, mailbox = settings.LOGIN_WINDOW, self.cleaned_data["email"].casefold()
        limits = [
            RateLimit(settings.RESETS_PER_ADDRESS, window, "reset", address_of(request)),
            RateLimit(settings.RESETS_PER_MAILBOX, window, "reset", mailbox),
        ]
        if not any(limit.is_reached for limit in limits):
            for limit in limits:
                limit.hit()
            super().save(*args, request=request, **kwargs)
