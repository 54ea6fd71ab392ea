from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "site_project"
    verbose_name = _("Operation")

    def ready(self):
        from .languages.marks import mark_fallbacks
        from .page_cache.triggers import install

        post_migrate.connect(install, sender=self)
        mark_fallbacks()
