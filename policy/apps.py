from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class PolicyConfig(AppConfig):
    name = "policy"
    verbose_name = _("Policy")

    def ready(self):
        from wagtail.documents import get_document_model
        from wagtail.signals import page_published

        from .checks import RULES
        from .files.permissions import register_policy
        from .pictures import avif, storage
        from .pictures.signals import announce
        from .register import kept_answers, rebuild, receivers, triggers
        from .register.publish_check import check_promises
        from .translation import digests as translation_receivers
        from .translation.localize_patches import patch_wagtail_localize
        from .translation.roots import patch_site_lookup

        register_policy(self.get_model("Picture"))
        register_policy(get_document_model())
        post_migrate.connect(triggers.make_triggers, sender=self)
        post_migrate.connect(rebuild.repair_after_migrating, sender=self)
        receivers.connect()
        kept_answers.connect()
        RULES.append(check_promises)
        avif.set_speed()
        post_delete.connect(storage.after_deletion, sender="policy.Picture")
        post_save.connect(announce, sender="policy.Picture")
        page_published.connect(announce)

        translation_receivers.connect()
        patch_wagtail_localize()
        patch_site_lookup()
