"""Make the starter site's contact details, people and contact page from content.toml."""

import tomllib
from pathlib import Path

from wagtail.models import Locale, Page, Site

from contact.models import ContactDetails, ContactPage, ContactPerson, SocialLink

CONTENT = Path(__file__).parent / "content.toml"


def load(index):
    """Make the contact page below `index`, and what the footer of every page shows."""
    content = tomllib.loads(CONTENT.read_text())
    privacy = Page.objects.child_of(index).get(slug=content["privacy_page"])
    page = index.add_child(
        instance=ContactPage(
            show_in_menus=True, live=False, privacy_page=privacy, **content["page"]
        )
    )
    page.save_revision().publish()
    details = ContactDetails.for_site(Site.objects.get(root_page=index))
    for name, value in content["details"].items():
        setattr(details, name, value)
    details.social_links = [SocialLink(**link) for link in content["social"]]
    details.save()
    for place, person in enumerate(content["people"]):
        ContactPerson.objects.create(sort_order=place, locale=Locale.get_default(), **person)
