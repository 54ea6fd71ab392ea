"""A person as a contact card for the phone book: vCard 3.0 (RFC 2426).

Version 3.0 and not 4.0 (RFC 6350) because Outlook reads nothing newer, while every phone reads
both. Lines are folded at 75 octets (RFC 2425, 5.8.1), never within a letter.
"""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from wagtail.models import Site

from .models import ContactDetails, ContactPerson

ESCAPES = {"\\": "\\\\", "\n": "\\n", ";": "\\;", ",": "\\,"}


def download(request, pk):
    """Return the contact card of the ContactPerson `pk` as a file."""
    person = get_object_or_404(ContactPerson, pk=pk)
    details = ContactDetails.for_site(Site.find_for_request(request))
    name = slugify(person.name) or "kontakt"
    return HttpResponse(
        card(person, details),
        content_type="text/vcard; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.vcf"'},
    )


def card(person, details):
    """Return the vCard of `person`, who can be reached at the organisation in `details`."""
    given, _space, family = person.name.rpartition(" ")
    fields = [
        ("N", ";".join(map(escaped, (family, given, "", "", "")))),
        ("FN", escaped(person.name)),
        ("ORG", escaped(details.organisation)),
        ("TITLE", escaped(person.role)),
        ("TEL;TYPE=WORK,VOICE", number(person.phone) if person.phone else ""),
        ("EMAIL;TYPE=INTERNET", escaped(person.email)),
        ("NOTE", escaped(person.hours)),
    ]
    lines = ["BEGIN:VCARD", "VERSION:3.0", *(f"{k}:{v}" for k, v in fields if v), "END:VCARD"]
    return "".join(folded(line) + "\r\n" for line in lines)


def number(phone):
    return phone.as_international if phone.extension else phone.as_e164


def escaped(value):
    return "".join(ESCAPES.get(letter, letter) for letter in value.replace("\r", ""))


def folded(line):
    """Break `line` so that no part is longer than 75 octets of UTF-8."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > 75:
            parts.append(part)
            part = " "
        part += letter
    return "\r\n".join([*parts, part])
