from django.utils.translation import gettext as _

from .finding import Finding


def check(page):
    """Ask for the lead: it stands on the first page and in what search engines show."""
    if not hasattr(page, "lead") or page.lead.strip():
        return
    if page._meta.model_name == "policyareapage":
        text = _("Write a lead: one or two sentences that say what the area is about.")
        yield Finding(("lead",), text, True)
    else:
        text = _("A lead of one or two sentences tells readers whether the page is for them.")
        yield Finding(("lead",), text, False)
