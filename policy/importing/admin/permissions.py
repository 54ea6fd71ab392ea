from wagtail.models import Locale, Page, Site
from wagtail.permissions import policy_registry

from policy.models import PolicyIndexPage, TermClosing


def may_import(user):
    """Whether the user may read in a document: whoever may add pages."""
    return policy_registry.get_by_type(Page).user_has_permission(user, "add")


def place_for_programme(user):
    """Return the page below which the user may make a programme beside the present one, or None."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    parent = site.root_page.get_parent() or Page.get_first_root_node()
    return parent if parent.permissions_for_user(user).can_add_subpage() else None


def programmes_for(user):
    """Return the Swedish programmes of open terms below which the user may add areas."""
    programmes = PolicyIndexPage.objects.filter(locale=Locale.get_default())
    return [
        one
        for one in programmes.order_by("-term_start", "title")
        if not TermClosing.of(one.years) and one.permissions_for_user(user).can_add_subpage()
    ]
