"""The settings of a site that tests serve: those of development, with pictures made quickly."""

from site_project.settings.dev import *

from .quick_pictures import encode_quickly

RUN_SCHEDULER = env.bool("RUN_SCHEDULER", default=False)
CHECK_EVIDENCE = False
if not MAIL_IS_CONFIGURED:
    # Tests read what commands print.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
encode_quickly()
