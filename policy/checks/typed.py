"""A link in running text leads to a number that can be called, and to a heading that there is."""

from django.utils.translation import gettext as _

from policy.rich_text.addresses import OTHER_HOST, telephone

from .finding import Finding
from .targets import links_of

# Ids of a page that no heading gives: its commitments, and what a keyboard jumps to.
OTHER_IDS = ("lofte-", "content")


def check(page):
    for link in links_of(page):
        if link.address.lower().startswith("tel:"):
            yield from about_number(link)
        elif link.address.startswith("#") and hasattr(page, "parts"):
            yield from about_anchor(link, list(anchors_of(page)))
        elif OTHER_HOST.match(link.address):
            text = _("The address %(address)s is half of one. Write it whole, with https://.")
            yield Finding(link.where, text % {"address": link.address}, True)


def anchors_of(page):
    for part in page.parts:
        yield from filter(None, (part.anchor, *part.headings))


def about_number(link):
    if not telephone(link.address):
        text = _("“%(number)s” is no phone number. Write it with area code: 070-123 45 67.")
        yield Finding(link.where, text % {"number": link.address[4:]}, True)


def about_anchor(link, anchors):
    name = link.address[1:]
    if name in anchors or name.startswith(OTHER_IDS):
        return
    text = _("“%(words)s” leads to #%(name)s, but no heading on this page is called that.")
    text %= {"words": link.words, "name": name}
    if anchors:
        offer = _("There are: %(anchors)s.") % {"anchors": ", ".join(f"#{one}" for one in anchors)}
        text = f"{text} {offer}"
    yield Finding(link.where, text, False)
