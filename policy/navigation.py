"""The pages directly below the first one: the menu, and the pages about the site."""

from django.utils.functional import cached_property


class Navigation:
    """What a visitor can turn to from everywhere on `site`, from one query."""

    def __init__(self, site):
        self.root = site.root_page if site else None

    @cached_property
    def pages(self):
        return list(self.root.get_children().live()) if self.root else []

    @property
    def menu(self):
        return [page for page in self.pages if page.show_in_menus]

    @property
    def about(self):
        """Pages that are not in the menu, for instance the privacy notice: listed in the footer."""
        return [page for page in self.pages if not page.show_in_menus]
