from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = _("Contact")

    def ready(self):
        from policy.pictures.signals import announce
        from policy.pictures.sizes import SHOWN
        from policy.pictures.storage import picture_deleted
        from policy.translation.digests import refresh_source

        from . import portraits, receivers
        from .models import Appearance, ContactDetails, ContactPerson
        from .phone import patch_phone_numbers

        patch_phone_numbers()
        post_save.connect(receivers.save_snapshot, sender=ContactDetails)
        post_save.connect(receivers.save_snapshot_of_appearance, sender=Appearance)
        post_save.connect(refresh_source, sender=ContactPerson)
        post_save.connect(announce, sender=ContactPerson)
        SHOWN[portraits.SIZES] = portraits.pictures
        picture_deleted.connect(receivers.delete_mark_copies)
        for model in (ContactDetails, ContactPerson):
            for before in (pre_save, pre_delete):
                before.connect(receivers.store_recipients, sender=model)
            for after in (post_save, post_delete):
                after.connect(receivers.compare_recipients, sender=model)
