from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class PolicyConfig(AppConfig):
    name = "policy"
    verbose_name = _("Policy")

    def ready(self):
        from . import register, triggers

        post_migrate.connect(triggers.make_triggers, sender=self)
        pre_save.connect(register.before_save)
        post_save.connect(register.after_save)
        pre_delete.connect(register.before_delete)
