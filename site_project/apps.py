from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "site_project"
    verbose_name = _("Operation")

    def ready(self):
        from contact.signals import message_waiting

        from . import database, file_modes
        from .admin.exports import patch_exports
        from .admin.forms import patch_forms
        from .admin.labels import patch_labels
        from .languages.marks import patch_fallbacks
        from .mail import worker
        from .page_cache import triggers
        from .search.setup import patch_search_form, update_index

        connection_created.connect(file_modes.close_database_files)
        patch_labels()
        patch_fallbacks()
        patch_search_form()
        patch_forms()
        patch_exports()
        post_migrate.connect(triggers.install, sender=self)
        post_migrate.connect(database.create_page_index, sender=self)
        post_migrate.connect(update_index, sender=self)
        message_waiting.connect(worker.start)
