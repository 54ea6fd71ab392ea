from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "site_project"
    verbose_name = _("Operation")

    def ready(self):
        from contact.signals import message_waiting

        from .admin.exports import patch_exports
        from .admin.forms import patch_forms
        from .admin.labels import patch_labels
        from .database import file_mode, page_index
        from .languages.marks import patch_fallbacks
        from .mail import worker
        from .page_cache import triggers
        from .search import renewal
        from .search.fields import patch_search_form

        file_mode.connect()
        patch_labels()
        patch_fallbacks()
        patch_search_form()
        patch_forms()
        patch_exports()
        post_migrate.connect(triggers.install, sender=self)
        post_migrate.connect(page_index.install, sender=self)
        post_migrate.connect(renewal.renew, sender=self)
        message_waiting.connect(worker.start)
