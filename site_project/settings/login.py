"""How editors log in: where, from which networks, with what, and for how long."""

import re

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

# The admin's place, for instance "redaktion-7f3a/": where strangers do not find it by guessing.
ADMIN_PATH = (env("ADMIN_PATH", default="").strip("/") or "admin") + "/"
if not re.fullmatch(r"[A-Za-z0-9_-]+/", ADMIN_PATH):
    raise ImproperlyConfigured("ADMIN_PATH is one word of letters, digits, - and _.")
ADMIN_URL = "/" + ADMIN_PATH
# Networks as 192.0.2.0/24,2001:db8::/32; from elsewhere the admin answers as if it were not there.
ADMIN_NETWORKS = env.list("ADMIN_NETWORKS", default=[])

# On a public site always; elsewhere to try it.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=False)
# A session ends after so many seconds without anything done, however long it may last.
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_MINUTES", default=120) * 60

AUTHENTICATION_BACKENDS = ["site_project.login.backends.ExactNameFirst"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# Wagtail's other login, for private pages, would lead past the second factor; it is closed.
WAGTAIL_FRONTEND_LOGIN_URL = ADMIN_URL + "login/"

PASSWORD_RESET_TIMEOUT = 4 * 3600  # the link in the mail
ACCOUNT_ADAPTER = "site_project.login.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators make the accounts
ACCOUNT_SESSION_REMEMBER = True  # until the session ends
ACCOUNT_FORMS = {
    "login": "site_project.login.forms.LoginForm",
    "reauthenticate": "site_project.login.forms.PasswordAgainForm",
}
# Wrong passwords and codes are counted in site_project.login.throttle, never by user alone.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "40/15m/ip"}

MFA_ADAPTER = "site_project.login.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_FORMS = {
    "authenticate": "site_project.login.forms.CodeForm",
    "reauthenticate": "site_project.login.forms.CodeAgainForm",
    "activate_totp": "site_project.login.forms.ActivateAppForm",
    "add_webauthn": "site_project.login.forms.AddKeyForm",
    "edit_webauthn": "site_project.login.forms.RenameKeyForm",
}

WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "site_project.login.forms.ResetForm"

# Tries in a quarter of an hour, as the messages say. The narrow limit is for a user and an
# address together, so that a stranger who guesses does not shut out the editor.
LOGIN_WINDOW = 15 * 60
LOGIN_TRIES_PER_USER_AND_ADDRESS = 5
LOGIN_TRIES_PER_ADDRESS = 40
# Codes are short. Whoever tries them knows the password: a new password sets the count to zero.
CODE_TRIES_PER_PASSWORD_AND_DAY = 50
CODE_TRIES_BEFORE_NOTICE = 5
RESETS_PER_ADDRESS = 10
RESETS_PER_MAILBOX = 3

KNOWN_BROWSER_COOKIE = "known-browser"
# Pages, pictures and documents that one user deletes within an hour before it is reported.
MASS_DELETE_FROM = 10
