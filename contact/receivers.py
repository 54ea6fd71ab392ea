"""Signal receivers: the snapshot, renditions of former marks, and changed recipients."""

from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import get_active_log_context
from wagtail.models import Locale

from policy.pictures.storage import delete_from_mirrors

from . import snapshot
from .messages.mail import recipient_address
from .models import Appearance, ContactDetails, Message
from .models.people import people_in
from .signals import recipient_changed


def save_snapshot(instance, **kwargs):
    """Write the snapshot of saved ContactDetails after the transaction (post_save)."""
    transaction.on_commit(lambda: snapshot.save(instance))


def save_snapshot_of_appearance(instance, **kwargs):
    """Write the snapshot with a saved Appearance after the transaction (post_save)."""
    transaction.on_commit(lambda: snapshot.save(instance.details))


def delete_mark_copies(digest, **kwargs):
    """Delete the public copies of a deleted picture that may have been a mark (picture_deleted)."""
    for side in Appearance.MARK_SIZES:
        delete_from_mirrors(reverse("appearance:mark", args=[digest[:16], side]).lstrip("/"))


def store_recipients(instance, **kwargs):
    """Keep who gets messages before a user changes details or a person (pre_save, pre_delete)."""
    if get_active_log_context().user:
        instance.recipients_before = recipients_by_site()


def compare_recipients(instance, **kwargs):
    """Send recipient_changed if messages go elsewhere now (post_save, post_delete)."""
    before = instance.__dict__.pop("recipients_before", {})
    after = recipients_by_site() if before else {}
    changes = set()
    for site in before.keys() & after.keys():
        old, new = before[site], after[site]
        for topic in old.keys() | new.keys():
            changes.add((old.get(topic, old[None]), new.get(topic, new[None])))
    changes = sorted((former, now) for former, now in changes if former != now)
    if changes:
        user = get_active_log_context().user
        recipient_changed.send(type(instance), user=user, instance=instance, changes=changes)


def recipients_by_site():
    """Return for each site id the recipient's address by topic; None is no topic."""
    languages = Locale.objects.values_list("language_code", flat=True)
    people = {person.pk: person for language in languages for person in people_in(language)}
    topics = {None: {}}
    for person in people.values():
        topics[person.pk] = {"person": person}
        if person.area:
            topics[person.area.translation_key] = {"area": person.area}
    return {
        details.site_id: {
            topic: recipient_address(Message(site=details.site, **fields))
            for topic, fields in topics.items()
        }
        for details in ContactDetails.objects.select_related("site")
    }
