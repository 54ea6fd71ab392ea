from django.conf import settings
from wagtail.models import Page

from .roots import language_of


def lead_to_translations(pages, known):
    """Let the links below `pages`, all of one language, lead to pages of the same language.

    A page that has not been translated is linked to as it is. `known` are pages that have been
    loaded already; what is not among them is looked up with one query.
    """
    if not pages or language_of(pages[0]) == settings.LANGUAGE_CODE:
        return
    links = [block.value for page in pages for block in page.read_more if block.value["page"]]
    wanted = {link["page"].translation_key for link in links}
    found = {page.translation_key: page for page in known if page.translation_key in wanted}
    if missing := wanted - set(found):
        same = Page.objects.live().filter(
            translation_key__in=missing, locale_id=pages[0].locale_id, alias_of=None
        )
        found |= {page.translation_key: page for page in same}
    for link in links:
        link["page"] = found.get(link["page"].translation_key, link["page"])
