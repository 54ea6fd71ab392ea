"""A visitor's message as an e-mail to the person in the branch who answers it."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from contact.models import ContactDetails
from contact.people_in import people_in


def recipient_of(message):
    """Return the e-mail address that `message` goes to, or "" where the branch has given none.

    That of the person chosen, of whoever answers for the area chosen, else that of the form.
    """
    details = ContactDetails.for_site(message.site)
    person = message.person or (message.area and responsible_for(message.area))
    return (person and person.email) or details.message_recipient or details.email


def responsible_for(area):
    """Return the first ContactPerson with an e-mail who answers for `area`, in any language."""
    for person in people_in(area.locale.language_code):
        if person.email and person.area and person.area.translation_key == area.translation_key:
            return person
    return None


def build_email(message, connection):
    """Return the EmailMessage for `message`, or None where there is nobody to send it to.

    Its Message-ID is the same at each attempt: should one be interrupted after the server took
    the e-mail but before that was noted, the mailbox can tell the second copy from a new one.
    """
    to = recipient_of(message)
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
