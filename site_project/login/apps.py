from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _


class LoginConfig(AppConfig):
    name = "site_project.login"
    verbose_name = _("Login")

    def ready(self):
        from allauth.mfa import signals as mfa
        from django.contrib.auth import get_user_model
        from django.contrib.auth.signals import user_logged_in
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model
        from wagtail.models import Page

        from contact.signals import recipient_changed

        from . import account_changes, deletions, known_browsers, names, notices, second_factor

        user = get_user_model()
        user_logged_in.connect(known_browsers.check_browser)
        mfa.authenticator_added.connect(second_factor.on_added)
        mfa.authenticator_removed.connect(second_factor.on_removed)
        mfa.authenticator_reset.connect(second_factor.on_reset)
        pre_save.connect(account_changes.store_roles, sender=user)
        post_save.connect(account_changes.schedule_comparison_on_save, sender=user)
        pre_save.connect(names.check_username, sender=user)
        pre_save.connect(account_changes.store_credentials, sender=user)
        post_save.connect(account_changes.compare_credentials, sender=user)
        m2m_changed.connect(
            account_changes.schedule_comparison_of_groups, sender=user.groups.through
        )
        recipient_changed.connect(notices.recipient_changed)
        for model in (Page, get_image_model(), get_document_model()):
            post_delete.connect(deletions.count_deletion, sender=model)
