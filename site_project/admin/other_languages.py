"""What is done with a page is done with its versions in other languages, where the form says so."""

from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from .references import live_translations

# What each action asks of a version's permissions.
PERMISSIONS = {"unpublish": "can_unpublish", "move": "can_move"}


def affected_translations(pages, action):
    """Return the versions of `pages` that `action` can be done with too: a draft is moved too."""
    return translations(pages) if action == "move" else live_translations(pages)


def translations(pages):
    """Return the versions of `pages` that are not among them, without aliases."""
    keys = {page.translation_key for page in pages if not page.alias_of_id}
    found = Page.objects.filter(translation_key__in=keys, alias_of=None)
    found = found.exclude(pk__in=[page.pk for page in pages]).select_related("locale")
    return list(found.order_by("locale__language_code", "path"))


def may_follow(page, user, action):
    name = PERMISSIONS.get(action)
    return bool(name) and getattr(page.permissions_for_user(user), name)()


def unpublish(pages, user, include_descendants):
    """Unpublish those of `pages` that `user` may unpublish."""
    for page in Page.objects.filter(pk__in=[page.pk for page in pages]).specific():
        if may_follow(page, user, "unpublish"):
            UnpublishPageAction(page, user=user, include_descendants=include_descendants).execute()


def move(pages, user):
    """Move the versions of `pages` below the versions of where these are now.

    Returns those that were moved. One stays where its language has no such place, or where `user`
    may not put it.
    """
    moved = []
    for page in Page.objects.filter(pk__in=[page.pk for page in pages]):
        parent = page.get_parent()
        for version in translations([page]):
            places = parent.get_translations().filter(alias_of=None)
            above = places.filter(locale=version.locale_id).first()
            may = version.specific.permissions_for_user(user)
            if above and above.pk != version.get_parent().pk and may.can_move_to(above.specific):
                MovePageAction(version, above, pos="last-child", user=user).execute()
                moved.append(version)
    return moved
