"""Make the pages of a new site from content.toml."""

import tomllib
from pathlib import Path

from django.db import transaction
from django.utils.html import escape
from wagtail.models import Locale, Page, Site

from contact.models import ContactDetails, ContactPage
from policy.models import ArticlePage, CommitmentsPage, PolicyAreaPage, PolicyIndexPage

CONTENT = Path(__file__).parent / "content.toml"


@transaction.atomic
def build(answers):
    """Make the site that `answers` (see answers.Answers) describe; return its first page.

    Published is what is true already; the areas are drafts.
    """
    content = tomllib.loads(CONTENT.read_text())
    for code in answers.languages:
        Locale.objects.get_or_create(language_code=code)
    index = first_page(answers, content["index"])
    add_areas(index, answers.areas, content["area"])
    pages = [index, add(index, CommitmentsPage, content["register"], answers, show_in_menus=True)]
    privacy, accessibility = (
        add(index, ArticlePage, content[kind], answers) for kind in ("privacy", "accessibility")
    )
    contact = add(
        index,
        ContactPage,
        content["contact"],
        answers,
        show_in_menus=True,
        privacy_page=privacy,
    )
    for page in [*pages, privacy, accessibility, contact]:
        page.save_revision().publish()
    details = ContactDetails.for_site(Site.objects.get(root_page=index))
    details.organisation, details.email = answers.name, answers.email
    details.save()
    return index


def first_page(answers, entry):
    """Make the programme and let the site begin there instead of at Wagtail's welcome page."""
    start, end = answers.term
    welcome = Site.objects.get(is_default_site=True).root_page
    index = add(
        Page.get_first_root_node(),
        PolicyIndexPage,
        entry,
        answers,
        slug="politik",
        term_start=start,
        term_end=end,
    )
    Site.objects.filter(is_default_site=True).update(
        root_page=index, hostname=answers.hostname, port=answers.port, site_name=answers.name
    )
    Site.clear_site_root_paths_cache()
    if welcome.specific_class is Page:
        welcome.delete()
    return index


def add(parent, model, entry, answers, **fields):
    texts = {name: filled(text, answers.name) for name, text in entry.items()}
    body = texts.pop("text", None)
    page = model(live=False, **texts, **fields)
    if body:
        page.body = [("text", body)]
    return parent.add_child(instance=page)


def filled(text, name):
    """Put the branch's name into `text`, which is HTML where it begins as such."""
    return text.replace("{name}", escape(name) if text.lstrip().startswith("<") else name)


def add_areas(index, titles, entry):
    body = [("text", "".join(f"<h3>{heading}</h3><p></p>" for heading in entry["headings"]))]
    body.append(("commitments", {"heading": entry["promises"], "points": [""]}))
    for title in titles:
        area = index.add_child(
            instance=PolicyAreaPage(title=title, body=body, live=False, show_in_menus=True)
        )
        area.save_revision()
