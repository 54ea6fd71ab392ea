from django.utils.translation import gettext as _

from .finding import Finding


def check(page):
    """Advise on "Read more" of an area that offers nothing, and on links nobody gets to see."""
    if not hasattr(page, "read_more"):
        return
    for number, block in enumerate(page.read_more):
        link, where = block.value, ("read_more", number, "page")
        target = link.get("page")
        if target and not target.live and not is_public_in(page, target):
            text = _("“%(title)s” is not published, so visitors do not see this link.")
            yield Finding(where, text % {"title": target.title}, False)
        elif not (target or link.get("document") or link.get("address")):
            text = _(
                "What “%(words)s” led to has been deleted, so visitors do not see the link. "
                "Choose something else, or take it away."
            )
            yield Finding(where, text % {"words": link.get("link_text") or "…"}, False)
    is_area = page._meta.model_name == "policyareapage"
    if is_area and not page.links and not (page.pk and page.get_children().live().exists()):
        text = _(
            "Nothing stands under “Read more about”. Is there an article, a document or "
            "another page for those who want to know more?"
        )
        yield Finding(("read_more",), text, False)


def is_public_in(page, target):
    """Whether `target` is public in the language of `page`: visitors are led there instead."""
    if target.locale_id == page.locale_id:
        return False
    return target.get_translations().filter(locale_id=page.locale_id, live=True).exists()
