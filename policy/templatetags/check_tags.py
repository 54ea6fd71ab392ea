"""What the editor of a page is told about it; the findings follow from the page in memory."""

from django import template

from policy.checks import findings_of
from policy.checks.findings import placed
from policy.checks.readability import readability_of
from policy.checks.thresholds import thresholds_of

register = template.Library()
WORDS_A_MINUTE = 200


@register.inclusion_tag("policy/editing/checks.html")
def page_checks(page):
    """Show what must be put right in `page`, advice, and the measures of its text."""
    found = findings_of(page) if page.pk else []
    lix = readability_of(page)
    return {
        "page": page,
        "errors": placed(page, (one for one in found if one.is_error)),
        "advice": placed(page, (one for one in found if not one.is_error)),
        "lix": lix,
        "lix_limit": thresholds_of(page).lix,
        "minutes": max(1, round(lix.words / WORDS_A_MINUTE)),
    }
