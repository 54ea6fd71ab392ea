"""Make the starter site's pages and pictures from content.toml."""

import tomllib
from pathlib import Path

from django.core.files.images import ImageFile
from wagtail.models import Page, PageLogEntry, Site

from policy.models import (
    ArticlePage,
    CommitmentsPage,
    Picture,
    PolicyAreaPage,
    PolicyIndexPage,
)

HERE = Path(__file__).parent


def load():
    """Make the programme, areas and articles as drafts, and return the programme.

    The first page of a new Wagtail site gives way to the programme.
    """
    content = tomllib.loads((HERE / "content.toml").read_text())
    pictures = {entry["file"]: picture(entry) for entry in content["pictures"]}
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    index = Page.get_first_root_node().add_child(
        instance=PolicyIndexPage(slug="politik", live=False, **content["index"])
    )
    site.root_page = index
    site.save()
    if welcome.specific_class is Page:
        welcome.delete()
        PageLogEntry.objects.filter(label=welcome.title).delete()

    for area in content["areas"]:
        page = add_page(index, PolicyAreaPage, area, pictures, show_in_menus=True)
        for article in area.get("articles", []):
            add_page(page, ArticlePage, article, pictures)
    index.add_child(instance=CommitmentsPage(show_in_menus=True, live=False, **content["register"]))
    for article in content["articles"]:
        add_page(index, ArticlePage, article, pictures)
    return index


def publish(index):
    """Publish the pages of load(), once every page that their links lead to has been made."""
    content = tomllib.loads((HERE / "content.toml").read_text())
    articles = [article for area in content["areas"] for article in area.get("articles", [])]
    for entry in [*content["areas"], *articles, *content["articles"]]:
        page = Page.objects.descendant_of(index).get(slug=entry["slug"]).specific
        page.read_more = [("link", link(item)) for item in entry.get("read_more", [])]
        page.save_revision(log_action="wagtail.create").publish()
    register = CommitmentsPage.objects.child_of(index).get()
    for page in (register, index):
        page.save_revision(log_action="wagtail.create").publish()


def picture(entry):
    fields = {name: value for name, value in entry.items() if name not in ("file", "focus")}
    with (HERE / "pictures" / entry["file"]).open("rb") as file:
        made = Picture(file=ImageFile(file, name=entry["file"]), **fields)
        for name, value in zip(("x", "y", "width", "height"), entry.get("focus", []), strict=False):
            setattr(made, f"focal_point_{name}", value)
        made.save()
    return made


def add_page(parent, model, entry, pictures, **fields):
    page = model(
        live=False,
        title=entry["title"],
        slug=entry["slug"],
        lead=entry["lead"],
        search_description=entry["search_description"],
        picture=pictures.get(entry.get("picture")),
        picture_dark=pictures.get(entry.get("picture_dark")),
        body=[block(item, pictures) for item in entry["body"]],
        **fields,
    )
    return parent.add_child(instance=page)


def block(item, pictures):
    [(kind, value)] = item.items()
    if kind == "pictures":
        value = {"pictures": [placed_picture(entry, pictures) for entry in value]}
    return kind, value


def placed_picture(entry, pictures):
    image = {
        "image": pictures[entry["picture"]],
        "alt_text": entry["alt"],
        "decorative": not entry["alt"],
    }
    return {"image": image, "caption": entry["caption"]}


def link(item):
    page = Page.objects.get(slug=item["page"]) if "page" in item else None
    return {"page": page, "address": item.get("url", ""), "link_text": item["text"]}
