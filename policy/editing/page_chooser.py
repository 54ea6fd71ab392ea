"""Choosing a page: from the programme down, and one language at a time."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, SearchView
from wagtail.models import Locale, Page, Site


class PlainColumns:
    """The columns of a list that is read on a phone: what to choose, and whether it is public."""

    @property
    def columns(self):
        kept = ("select", "title", "parent", "status", "children")
        # Where several are chosen, a name chooses, and an arrow opens what is below.
        kept = kept if self.is_multiple_choice else kept[:-1]
        columns = [column for column in super().columns if column.name in kept]
        for column in columns:
            column.classname = f"column-{column.name}"
        return columns


class ProgrammeBrowseView(PlainColumns, BrowseView):
    """Begins at the programme in the language that is asked for, which the search keeps to."""

    def get(self, request, parent_page_id=None):
        pk = parent_page_id or first_page(request).pk
        parent = get_object_or_404(Page, pk=pk)
        # The search's address is made of this request's parameters.
        request.GET = request.GET.copy()
        request.GET["locale"] = parent.locale.language_code
        return super().get(request, parent.pk)


class LanguageSearchView(PlainColumns, SearchView):
    """Finds pages in one language: the list's, else Swedish."""

    def get(self, request):
        code = request.GET.get("locale", settings.LANGUAGE_CODE)
        request.chooser_locale = get_object_or_404(Locale, language_code=code)
        return super().get(request)


def keep_language(pages, request):
    """Leave `pages` in the language that a search is made in (a hook)."""
    locale = getattr(request, "chooser_locale", None)
    return pages.filter(locale=locale) if locale else pages


def first_page(request):
    """Return where choosing begins: the programme, else the highest page that there is.

    The form of a page asks in the language of that page, and the menu at the root in another.
    """
    site = Site.find_for_request(request)
    if not site:
        return Page.get_first_root_node()
    code = request.GET.get("locale")
    versions = site.root_page.get_translations().filter(alias_of=None)
    return versions.filter(locale__language_code=code).first() or site.root_page


# Not below Wagtail's addresses, which are guarded all together.
choose_page = require_admin_access(ProgrammeBrowseView.as_view())
search_pages = require_admin_access(LanguageSearchView.as_view())
