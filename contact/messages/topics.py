from django.utils.translation import gettext as _

from contact.models.people import people_in
from policy.models import PolicyAreaPage
from policy.translation.roots import language_of


class Topics:
    """The people and areas that a visitor can choose on the ContactPage `page`."""

    def __init__(self, page):
        self.people = people_in(language_of(page))
        self.areas = PolicyAreaPage.objects.live().sibling_of(page)

    @property
    def choices(self):
        people = [
            (f"person-{person.pk}", _(", ").join((person.name, person.role)))
            for person in self.people
        ]
        areas = [(f"area-{area.pk}", area.title) for area in self.areas]
        groups = [(_("People"), people), (_("Policy areas"), areas)]
        chosen = [(name, choices) for name, choices in groups if choices]
        return [("", _("No one in particular")), *chosen] if chosen else []

    def chosen(self, value):
        """Return the fields of a message that the choice `value` stands for, as a dict."""
        kind, _dash, pk = value.partition("-")
        return {f"{kind}_id": int(pk)} if pk else {}
