"""Make the pages of a new site from content.toml."""

from datetime import date

from django.db import transaction
from django.utils.html import escape
from wagtail.models import Locale, Page, Site

from contact.models import ContactDetails, ContactPage
from policy.models import ArticlePage, CommitmentsPage, PolicyAreaPage, PolicyIndexPage

from .form import CONTENT

# Terms of Swedish municipal councils begin on 15 October of an election year (kommunallagen).
AN_ELECTION = 2022
YEARS = 4


@transaction.atomic
def build(term, name, address, email, areas, languages):
    """Make the site that a NewSiteForm describes and return its first page.

    `term` is the first and last year of the term of office. Published is what is true already;
    the areas are drafts.
    """
    for code in languages:
        Locale.objects.get_or_create(language_code=code)
    content = {kind: filled(texts, name) for kind, texts in CONTENT.items() if kind != "area"}
    start, end = term
    index = add(
        Page.get_first_root_node(),
        PolicyIndexPage,
        **content["index"],
        slug="politik",
        term_start=start,
        term_end=end,
    )
    begin_at(index, name, *address)
    add_areas(index, areas)
    register = add(index, CommitmentsPage, **content["register"], show_in_menus=True)
    privacy = add(index, ArticlePage, **content["privacy"])
    to_form = content["accessibility"].pop("form")
    accessibility = add(index, ArticlePage, **content["accessibility"])
    contact = add(
        index, ContactPage, **content["contact"], show_in_menus=True, privacy_page=privacy
    )
    form = {"page": contact, "address": "", "link_text": to_form}
    accessibility.read_more = [("link", form)]
    for page in (index, register, privacy, accessibility, contact):
        page.save_revision(log_action="wagtail.create").publish()
    details = ContactDetails.for_site(Site.objects.get(root_page=index))
    details.organisation, details.email = name, email
    details.save()
    return index


def filled(texts, name):
    """Put the branch's name into each text, which is HTML where it begins as such."""
    return {
        key: text.replace("{name}", escape(name) if text.lstrip().startswith("<") else name)
        for key, text in texts.items()
    }


def add(parent, model, text="", **fields):
    body = {"body": [("text", text)]} if text else {}
    return parent.add_child(instance=model(live=False, **body, **fields))


def begin_at(index, name, hostname, port):
    """Let the site begin at its own first page instead of at Wagtail's welcome page."""
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    site.root_page, site.hostname, site.port, site.site_name = index, hostname, port, name
    site.save()
    if welcome.specific_class is Page:
        welcome.delete()


def add_areas(index, titles):
    entry = CONTENT["area"]
    headings = "".join(f"<h3>{heading}</h3><p></p>" for heading in entry["headings"])
    promises = {"heading": entry["promises"], "points": [""]}
    body = [("text", headings), ("commitments", promises)]
    for title in titles:
        add(index, PolicyAreaPage, title=title, body=body, show_in_menus=True).save_revision(
            log_action="wagtail.create"
        )


def term_of(day):
    """Return the first and last year of the term of office that `day` falls into."""
    start = day.year - (day.year - AN_ELECTION) % YEARS
    if day < date(start, 10, 15):
        start -= YEARS
    return start, start + YEARS
