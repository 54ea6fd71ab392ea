"""Users with a second factor, and the codes that they would read from their phones."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)

LOGIN = "/admin/login/"
CODE = "/admin/login/second/authenticate/"


def add_app(user):
    """Give `user` an app that shows codes, and recovery codes; return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret):
    """Return what the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def wrong_code(secret):
    """Return a code that the app shows neither now nor just before or after."""
    now = int(time.time()) // 30
    shown = {format_hotp_value(hotp_value(secret, now + step)) for step in range(-3, 4)}
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in shown)


def give_password(client, name="admin", password="password", address="10.0.0.1", **extra):
    data = {"login": name, "password": password}
    return client.post(LOGIN, data, REMOTE_ADDR=address, **extra)


def give_code(client, code, address="10.0.0.1"):
    return client.post(CODE, {"code": code}, REMOTE_ADDR=address)


TOO_MANY = "För många försök"
