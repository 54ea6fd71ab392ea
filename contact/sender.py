"""The branch as the sender of the documents that policy typesets."""

from django.utils.translation import get_language

from policy.typesetting.sender import ContactWay, Sender, SenderPerson

from .models.appearance import site_details
from .models.people import people_in

# Pixels a side: nine millimetres in print.
MARK = "fill-192x192|format-png"


def sender_of(site):
    """Return the Sender of the documents of `site`, in the language that is active."""
    details = site_details(site)
    appearance = details.appearance
    town = f"{details.postal_code} {details.city}".strip()
    return Sender(
        name=details.organisation,
        lines=[line for line in (details.street_address, town) if line],
        ways=ways_to(details),
        accent=appearance.accent,
        mark=mark_of(appearance.public_mark),
        people=list(map(as_person, people_in(get_language()))),
    )


def as_person(person):
    """Return a ContactPerson as a document names them."""
    return SenderPerson(person.name, person.role, ways_to(person))


def ways_to(reachable):
    """Return the e-mail address and telephone number of ContactDetails or a ContactPerson."""
    ways = []
    if reachable.email:
        ways.append(ContactWay(f"mailto:{reachable.email}", reachable.email))
    if reachable.phone:
        ways.append(ContactWay(reachable.phone.as_rfc3966, str(reachable.phone)))
    return ways


def mark_of(picture):
    """Return the uploaded mark as the bytes of a PNG; None without one."""
    if picture is None:
        return None
    with picture.get_rendition(MARK).file.open("rb") as file:
        return file.read()
