from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class PolicyConfig(AppConfig):
    name = "policy"
    verbose_name = _("Policy")

    def ready(self):
        from wagtail.documents import get_document_model
        from wagtail.signals import page_published

        from .files import permissions
        from .pictures import gone
        from .register import rebuild, receivers, triggers
        from .translation import receivers as of_translations
        from .translation import upstream

        permissions.register(self.get_model("Picture"), "wagtailimages.Image")
        permissions.register(get_document_model(), "wagtaildocs.Document")
        post_migrate.connect(triggers.make_triggers, sender=self)
        post_migrate.connect(rebuild.part_after_migrating, sender=self)
        pre_save.connect(receivers.before_save)
        pre_save.connect(receivers.before_save_of_revision, sender="wagtailcore.Revision")
        post_save.connect(receivers.after_save)
        pre_delete.connect(receivers.before_delete)
        post_delete.connect(gone.after_deletion, sender="policy.Picture")

        post_save.connect(of_translations.note_edition)
        page_published.connect(of_translations.refresh_source)
        post_save.connect(
            of_translations.write_easy_language_freely, sender="wagtail_localize.Translation"
        )
        upstream.mend()
