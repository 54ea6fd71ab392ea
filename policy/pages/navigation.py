"""The pages below the first page of a site or of a programme: menus and lists of articles."""

from functools import reduce
from itertools import starmap
from operator import attrgetter, or_

from django.core.cache import caches
from django.db.models import Q
from django.utils.functional import cached_property
from wagtail.models import Page

from policy.translation.roots import language_of, without_untranslated_aliases

# In letters: the space after an entry of the menu, and what has room beside the name in a window of
# 1,280 pixels.
ENTRY_SPACE = 3
MAX_MENU_LENGTH = 75


class Navigation:
    """The live pages right below the page `root` and below `areas`, in order, from one query."""

    def __init__(self, root, areas=()):
        self.root = root
        self.areas = areas

    @cached_property
    def pages(self):
        above = [(page.path, page.depth) for page in (self.root, *self.areas)]
        name = f"below-{self.root.pk}{'-and-its-areas' if self.areas else ''}"
        return caches["shared"].get_or_set(name, lambda: pages_below(above))

    @property
    def language(self):
        """The tag of the language that the pages are in."""
        return language_of(self.root)

    @cached_property
    def top(self):
        return [page for page in self.pages if page.depth == self.root.depth + 1]

    @property
    def menu(self):
        """The areas first: a new one would come after the register and the contact page."""
        shown = [page for page in self.top if page.show_in_menus]
        return sorted(shown, key=lambda page: type_of(page) != "policyareapage")

    @property
    def has_long_menu(self):
        """Whether the menu would take more than the row in a wide window has beside the name."""
        return sum(len(page.title) + ENTRY_SPACE for page in self.menu) > MAX_MENU_LENGTH

    @property
    def about(self):
        """Pages that are not in the menu, for instance the privacy notice: listed in the footer."""
        return [page for page in self.top if not page.show_in_menus]

    def below(self, page):
        return [one for one in self.pages if one.is_descendant_of(page)]

    def above(self, page):
        """The pages from the first one down to the one above `page`."""
        if not page.is_descendant_of(self.root):
            return []
        above = [self.root, *(one for one in self.top if page.is_descendant_of(one))]
        if page.depth > self.root.depth + 2:
            above += page.get_ancestors().live().filter(depth__gt=self.root.depth + 1)
        return above

    @property
    def register(self):
        """The public register of commitments below the root, or None."""
        return next((page for page in self.top if type_of(page) == "commitmentspage"), None)


def pages_below(above):
    """Return the live pages right below those whose (path, depth) is in `above`, in order.

    Django takes longer to write the order in SQL than it takes to sort them here.
    """
    pages = Page.objects.live().filter(reduce(or_, starmap(child_of, above)))
    found = sorted(without_untranslated_aliases(pages).order_by(), key=attrgetter("path"))
    for page in found:
        # Programmes of other terms often have one title.
        if type_of(page) == "policyindexpage":
            page.title = page.specific.title_with_term
    return found


def child_of(path, depth):
    """Return the condition that a page is a child of the one at `path`."""
    return Q(depth=depth + 1, path__range=Page._get_children_path_interval(path))


def type_of(page):
    return page.cached_content_type.model
