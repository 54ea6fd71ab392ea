"""An editor may change where visitors' messages go, but not in silence: signal receivers."""

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Locale

from contact.models import ContactDetails, ContactPerson, Message
from contact.people_in import people_in
from contact.signals import recipient_changed

from .mail import recipient_of


def connect():
    for model in (ContactDetails, ContactPerson):
        for before in (pre_save, pre_delete):
            before.connect(remember, sender=model)
        for after in (post_save, post_delete):
            after.connect(compare, sender=model)


def remember(instance, **kwargs):
    """Commands have no user: whoever runs them has the database, too."""
    if get_active_log_context().user:
        instance.routes_before = routes()


def compare(instance, **kwargs):
    before = instance.__dict__.pop("routes_before", {})
    after = routes() if before else {}
    changes = set()
    for site in before.keys() & after.keys():
        old, new = before[site], after[site]
        for topic in old.keys() | new.keys():
            changes.add((old.get(topic, old[None]), new.get(topic, new[None])))
    changes = sorted((former, now) for former, now in changes if former != now)
    if changes:
        user = get_active_log_context().user
        recipient_changed.send(type(instance), user=user, instance=instance, changes=changes)


def routes():
    """Return for each site where a message would go by what it can concern; None: nothing."""
    languages = Locale.objects.values_list("language_code", flat=True)
    people = {one.pk: one for language in languages for one in people_in(language)}
    topics = {None: {}}
    for person in people.values():
        topics[person.pk] = {"person": person}
        if person.area:
            topics[person.area.translation_key] = {"area": person.area}
    return {
        details.site_id: {
            topic: recipient_of(Message(site=details.site, **fields))
            for topic, fields in topics.items()
        }
        for details in ContactDetails.objects.select_related("site")
    }
