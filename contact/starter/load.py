"""Make the starter site's contact details, people and contact page from content.toml."""

import tomllib
from pathlib import Path

from wagtail.models import Locale, Page, Site

from contact.models import ContactDetails, ContactPage, ContactPerson, SocialLink
from policy.starter.strings import hand_to_translators
from policy.starter.translations import translate

HERE = Path(__file__).parent


def load(index):
    """Make the contact page below `index`, and what the footer of every page shows."""
    content = tomllib.loads((HERE / "content.toml").read_text())
    privacy = Page.objects.child_of(index).get(slug=content["privacy_page"])
    fields = with_page_links(content["page"], privacy)
    page = index.add_child(
        instance=ContactPage(show_in_menus=True, live=False, privacy_page=privacy, **fields)
    )
    page.save_revision(log_action="wagtail.create").publish()
    details = ContactDetails.for_site(Site.objects.get(root_page=index))
    for name, value in content["details"].items():
        setattr(details, name, value)
    details.social_links = [
        SocialLink(sort_order=place, **link) for place, link in enumerate(content["social"])
    ]
    details.save()
    for place, person in enumerate(content["people"]):
        ContactPerson.objects.create(sort_order=place, locale=Locale.get_default(), **person)


def load_translations(index, locales):
    """Translate the contact page below `index` and the people into each of `locales`."""
    page = ContactPage.objects.child_of(index).get()
    people = ContactPerson.objects.filter(locale=index.locale_id)
    for locale in locales:
        file = HERE / "translations" / f"{locale.language_code}.toml"
        content = tomllib.loads(file.read_text())
        translate(page, with_page_links(content["page"], page.privacy_page), locale)
        for person, entry in zip(people, content["people"], strict=True):
            made = person.copy_for_translation(locale)
            made.role = entry["role"]
            made.save()
            hand_to_translators(person, made, by_text=True)


def with_page_links(fields, privacy):
    """Return `fields` with links to the privacy notice that lead to it in the reader's language."""
    address, link = f'href="/{privacy.slug}/"', f'linktype="page" id="{privacy.pk}"'
    return {**fields, "introduction": fields["introduction"].replace(address, link)}
