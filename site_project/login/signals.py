"""Connects what happens to who hears of it."""

from allauth.mfa import signals as mfa
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from contact.signals import recipient_changed

from . import account_changes, deletions, known_browsers, names, notices, roles, second_factor


def connect():
    user = get_user_model()
    user_logged_in.connect(known_browsers.on_login)
    mfa.authenticator_added.connect(second_factor.on_added)
    mfa.authenticator_removed.connect(second_factor.on_removed)
    mfa.authenticator_reset.connect(second_factor.on_reset)
    pre_save.connect(roles.before_user_is_saved, sender=user)
    post_save.connect(roles.after_user_is_saved, sender=user)
    pre_save.connect(names.before_user_is_saved, sender=user)
    pre_save.connect(account_changes.before_user_is_saved, sender=user)
    post_save.connect(account_changes.after_user_is_saved, sender=user)
    m2m_changed.connect(roles.before_groups_change, sender=user.groups.through)
    recipient_changed.connect(notices.recipient_changed)
    for model in (Page, get_image_model(), get_document_model()):
        post_delete.connect(deletions.after_deletion, sender=model)
