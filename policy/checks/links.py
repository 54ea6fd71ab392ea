"""A link's text says where it leads (WCAG 2.2, 2.4.4)."""

import re

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from .finding import Finding
from .texts import texts_of

ADDRESS = re.compile(r"(?:https?://|www\.)\S*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE)
SAYS_NOTHING = {
    "läs mer", "läs mera", "läs mer här", "läs vidare", "läs här", "mer", "mera", "mer info",
    "mer information", "klicka här", "klicka", "tryck här", "här", "hit", "länk", "länken",
    "den här länken", "denna länk", "se här", "fortsätt", "read more", "more", "click here",
    "here", "link", "this link",
}  # fmt: skip


def check(page):
    for text in texts_of(page):
        if text.is_html:
            yield from of_html(text.where, text.value)
    for number, block in enumerate(getattr(page, "read_more", [])):
        yield from about(block.value.text, ("read_more", number, "link_text"))
    for number, block in enumerate(getattr(page, "body", [])):
        if block.block_type == "key_figure" and block.value.get("source_url"):
            yield from about(block.value.get("source"), ("body", number, "source"))


def of_html(where, html):
    for link in BeautifulSoup(html, "html.parser").find_all("a"):
        yield from about(link.get_text(), where, link.get("href") or "")


def about(text, where, href=""):
    text = " ".join((text or "").split())
    if not text:
        message = _("A link has no text. Write where it leads%(address)s.")
        address = f" ({href})" if href else ""
        yield Finding(where, message % {"address": address}, True)
    elif ADDRESS.fullmatch(text):
        message = _("The link's text is an address: %(text)s. Write in words where it leads.")
        yield Finding(where, message % {"text": text}, True)
    elif text.lower().strip(" .!:→»>…") in SAYS_NOTHING:
        message = _(
            "“%(text)s” does not say where the link leads. Let the link be what one "
            "finds there, for instance “our programme for schools”."
        )
        yield Finding(where, message % {"text": text}, False)
