"""Lines of JSON on standard error, without visitors' addresses (GDPR Art. 5(1)(c))."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "site_project.monitoring.json_log.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # nginx logs addresses that are not found.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
