"""Mail: how it is sent, and how many messages one network of visitors may send."""

import environ

env = environ.Env()

# smtp+tls://user:password@mail.example.org:587; without it messages wait in the admin, and
# nothing else is sent.
MAIL_IS_CONFIGURED = bool(env("EMAIL_URL", default=""))
server = env.email_url_config(env("EMAIL_URL", default="") or "dummymail://")
vars().update(server)
EMAIL_TIMEOUT = 30  # seconds; a server may look a mail through before it answers
# Nobody who waits for a page waits for the mail server: mail is delivered to it from a queue.
DELIVERY_BACKEND = server["EMAIL_BACKEND"]
if MAIL_IS_CONFIGURED:
    EMAIL_BACKEND = "site_project.mail.backend.QueueBackend"
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
# Who is told when something is broken (deploy/watch); with commas between.
ALERT_EMAIL = env.list("ALERT_EMAIL", default=[])

CONTACT_MESSAGES_PER_HOUR = env.int("CONTACT_MESSAGES_PER_HOUR", default=10)
