"""The adapters of allauth for accounts and second factors."""

import base64
import secrets
import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import InvalidToken
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from contact import snapshot
from contact.rate_limit import opaque
from site_project.encryption import fernet

from .backends import NOT_YOURS
from .throttle import address_of, password_limits, verify_secret

WRONG_CREDENTIALS = _("The user name and the password do not belong together. Please try again.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG_CREDENTIALS,
        "email_password_mismatch": WRONG_CREDENTIALS,
        "incorrect_password": NOT_YOURS,
        "too_many_login_attempts": _("Too many attempts. Wait a quarter of an hour."),
        "rate_limited": _("Too many attempts. Wait a quarter of an hour."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        """Return a pseudonym of the address, since allauth writes it in a cache."""
        return opaque(address_of(request))

    def authenticate(self, request, **credentials):
        """Return the user whose password this is; a wrong one is counted, and refused after some.

        An account that has been closed answers like one that is not there.
        """

        def open_account():
            user = DefaultAccountAdapter.authenticate(self, request, **credentials)
            return user if user and user.is_active else None

        limits = password_limits(request, credentials.get("username") or "")
        return verify_secret(limits, open_account)

    def respond_user_inactive(self, request, user):
        """Refuse an account that was closed during the login or since its passkey was made."""
        messages.error(request, WRONG_CREDENTIALS)
        return redirect("account_login")

    def pre_authenticate(self, request, **credentials):
        """Leave the counting to authenticate()."""

    def is_reauthentication_required(self, **kwargs):
        """Ask for the password again only where the login is not of the last minutes."""
        records = get_authentication_records(context.request, context.request.user)
        newest = max((record["at"] for record in records), default=0)
        return time.time() - newest > app_settings.REAUTHENTICATION_TIMEOUT


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That did not work. Check the code or the key, and try again."),
    }

    def get_totp_label(self, user):
        return user.get_username()

    def get_totp_issuer(self):
        return snapshot.load().get("organisation") or context.request.get_host()

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def get_public_key_credential_user_entity(self, user):
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "name": user.get_username()}

    def encrypt(self, text):
        """Encrypt a secret with SECRET_KEY, so that a copy of the database does not reveal it."""
        return fernet("second factor").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return the secret, or a random one if it was encrypted with another SECRET_KEY."""
        try:
            return fernet("second factor").decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()
