"""The account page of the admin, on which one changes one's own name, e-mail and password."""

from functools import cache, cached_property

from allauth.core import context
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.forms.auth import PasswordChangeForm
from wagtail.admin.views import account

from .names import refuse_taken_email
from .own_password import check_own_password


class OwnNameForm(NameEmailForm):
    """Links for a new password go to the e-mail: whoever changes it must know the password."""

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


class AccountView(account.AccountView):
    """Wagtail's, with our forms, each made and checked once: a wrong password counts once."""

    @cached_property
    def panels(self):
        panels = super().get_panels()
        for panel in panels:
            panel.form_class = FORMS.get(panel.name, panel.form_class)
            panel.get_form = cache(panel.get_form)
        return panels

    def get_panels(self):
        return self.panels
