from django.utils.translation import gettext as _

from .finding import Finding


def check(page):
    """Advise on "Read more" of an area that offers nothing, and on links nobody gets to see."""
    if not hasattr(page, "read_more"):
        return
    for number, block in enumerate(page.read_more):
        target = block.value.get("page")
        if target and not target.live:
            text = _("“%(title)s” is not published, so visitors do not see this link.")
            yield Finding(("read_more", number, "page"), text % {"title": target.title}, False)
    is_area = page._meta.model_name == "policyareapage"
    if is_area and not page.links and not (page.pk and page.get_children().live().exists()):
        text = _(
            "Nothing stands under “Read more about”. Is there an article, a document or "
            "another page for those who want to know more?"
        )
        yield Finding(("read_more",), text, False)
