from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LoginConfig(AppConfig):
    name = "site_project.login"
    verbose_name = _("Login")

    def ready(self):
        from .signals import connect

        connect()
