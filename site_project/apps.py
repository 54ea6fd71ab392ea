from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "site_project"
    verbose_name = _("Operation")

    def ready(self):
        from contact.signals import message_waiting

        from .admin import exports, forms
        from .admin.labels import label_columns_and_fields
        from .database import file_mode, page_index
        from .languages.marks import mark_fallbacks
        from .mail import worker
        from .page_cache import triggers
        from .search import fields, renewal

        file_mode.connect()
        label_columns_and_fields()
        mark_fallbacks()
        fields.install()
        forms.install()
        exports.install()
        post_migrate.connect(triggers.install, sender=self)
        post_migrate.connect(page_index.install, sender=self)
        post_migrate.connect(renewal.renew, sender=self)
        message_waiting.connect(worker.start)
