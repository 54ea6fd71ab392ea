"""How long mail has been waiting for the mail server."""

from django.db.models import Min
from django.utils.timezone import now

from contact.models import Message
from site_project.models import OutgoingMail


def ages():
    """Return the age of the oldest message of a visitor and of the oldest mail that wait, by kind.

    A message that has no recipient yet waits for an editor, not for the mail server.
    """
    tried = Message.objects.filter(state=Message.State.WAITING).exclude(last_error="")
    oldest = {
        "message": tried.aggregate(at=Min("received"))["at"],
        "mail": OutgoingMail.objects.aggregate(at=Min("created"))["at"],
    }
    return {kind: now() - at for kind, at in oldest.items() if at}
