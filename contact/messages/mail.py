"""A visitor's message as an e-mail to the person who answers it."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from contact.models import ContactDetails
from contact.models.people import people_in


def recipient_address(message):
    """Return the e-mail address that `message` goes to, or "".

    That of the chosen person, of the person responsible for the chosen area, or of the details.
    """
    details = ContactDetails.for_site(message.site)
    person = message.person or (message.area and responsible_for(message.area))
    return (person and person.email) or details.message_recipient or details.email


def responsible_for(area):
    """Return the first ContactPerson with an e-mail who is responsible for `area`, or None."""
    for person in people_in(area.locale.language_code):
        if person.email and person.area and person.area.translation_key == area.translation_key:
            return person
    return None


def build_email(message, connection):
    """Return the EmailMessage for `message`, or None without a recipient.

    Its Message-ID is the same at each attempt, so that a mailbox can tell a second copy.
    """
    to = recipient_address(message)
    if not to:
        return None
    host = message.site.hostname
    with translation.override(message.site.root_page.locale.language_code):
        return EmailMessage(
            subject=_("Message from %(name)s through the website") % {"name": message.name},
            body=render_to_string("contact/message_mail.txt", {"message": message}),
            to=[to],
            reply_to=[message.email] if message.email else None,
            headers={"Message-ID": f"<{message.fingerprint[:32]}@{host}>"},
            connection=connection,
        )
