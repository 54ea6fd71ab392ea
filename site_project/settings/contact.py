"""Messages from visitors: how they are sent, and how many one network may send."""

import environ

env = environ.Env()

# smtp+tls://user:password@mail.example.org:587; without it messages wait in the admin.
MAIL_IS_CONFIGURED = bool(env("EMAIL_URL", default=""))
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL", default="webmaster@localhost")

CONTACT_MESSAGES_PER_HOUR = env.int("CONTACT_MESSAGES_PER_HOUR", default=10)
