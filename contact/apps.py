from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = _("Contact")

    def ready(self):
        from policy.pictures.storage import picture_deleted
        from policy.translation.receivers import refresh_source

        from .appearance.former_marks import forget_mark
        from .messages import recipients
        from .phone import patch_phone_numbers
        from .snapshot import keep, keep_appearance

        patch_phone_numbers()
        post_save.connect(keep, sender="contact.ContactDetails")
        post_save.connect(keep_appearance, sender="contact.Appearance")
        post_save.connect(refresh_source, sender="contact.ContactPerson")
        picture_deleted.connect(forget_mark)
        recipients.connect()
