"""One search over pages, promises, people, files, settings and the guide."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.menu import admin_menu, reports_menu, settings_menu
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.search.backends import get_search_backend

from contact.models import ContactPerson
from policy.models import Commitment
from policy.register.admin.permissions import may_see

from .guide.views import TASKS
from .references import language_name, title_with_language

EACH, AT_MOST = 6, 40


class Hit(NamedTuple):
    name: str
    url: str
    note: str = ""


class Kind(NamedTuple):
    """What was found of one kind; `more_url` leads to the rest, "" where that is all."""

    heading: str
    hits: list[Hit]
    more_url: str = ""


def find(request):
    """Show what was asked for, as a page, or for the window over any screen as its results."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    kinds = [kind for kind in kinds_of(words, request) if kind.hits] if words else []
    name = "results" if "part" in request.GET else "find"
    context = {"words": words, "kinds": kinds, "header_title": _("Search everything")}
    return render(request, f"wagtailadmin/find/{name}.html", context)


def kinds_of(words, request):
    """Yield a Kind for all that the user may open."""
    user = request.user
    yield pages(words, user)
    if may_see(user):
        yield promises(words)
    if user.has_perm("contact.change_contactperson"):
        yield people(words)
    yield files(words, user, get_image_model(), _("Pictures"), "wagtailimages")
    yield files(words, user, get_document_model(), _("Documents"), "wagtaildocs")
    yield menus(words, request)
    yield tasks(words)


def pages(words, user):
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    found = Page.objects.filter(pk__in=mine.values("pk")).select_related("locale")
    # The best first, of these what is called so, and in Swedish.
    found = sorted(found.autocomplete(words)[:AT_MOST], key=lambda page: rank(page, words))
    hits = [
        Hit(
            title_with_language(page),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "" if page.live else _("draft"),
        )
        for page in found[: EACH + 1]
    ]
    return kind(_("Pages"), hits, "wagtailadmin_pages:search", words)


def rank(page, words):
    return (
        not contains(page.get_admin_display_title(), words),
        page.locale.language_code != settings.LANGUAGE_CODE,
    )


def promises(words):
    found = Commitment.objects.for_editors().filter(wording__icontains=words)
    hits = [
        Hit(one.text, reverse("commitments:commitment", args=[one.pk]), one.area.title)
        for one in found.order_by("area", "pk")[: EACH + 1]
    ]
    return kind(_("Commitments"), hits, "commitments:index", words)


def people(words):
    viewset = ContactPerson.snippet_viewset
    edit = viewset.get_url_name("edit")
    shown = ContactPerson.objects.select_related("locale")
    found = get_search_backend().autocomplete(words, shown)[: EACH + 1]
    hits = [
        Hit(one.name, reverse(edit, args=[one.pk]), f"{one.role} ({language_name(one)})")
        for one in found
    ]
    return kind(_("Contact people"), hits, viewset.get_url_name("list"), words)


def files(words, user, model, heading, urls):
    policy = policy_registry.get_by_type(model)
    found = policy.instances_user_has_any_permission_for(user, ["change", "delete"])
    hits = [
        Hit(one.title, reverse(f"{urls}:edit", args=[one.pk]))
        for one in found.autocomplete(words)[: EACH + 1]
    ]
    return kind(heading, hits, f"{urls}:index", words)


def menus(words, request):
    items = [
        item
        for menu in (admin_menu, settings_menu, reports_menu)
        for item in menu.menu_items_for_request(request)
        if item.url.startswith("/")
    ]
    found = {item.url: str(item.label) for item in items if contains(item.label, words)}
    return Kind(_("Settings and screens"), [Hit(name, url) for url, name in found.items()][:EACH])


def tasks(words):
    hits = [
        Hit(task.title, f"{reverse('guide')}#{task.key}")
        for task in TASKS.values()
        if contains(f"{task.title} {task.why}", words)
    ]
    return Kind(_("Guide"), hits[:EACH])


def contains(text, words):
    return all(word in str(text).casefold() for word in words.casefold().split())


def kind(heading, hits, list_name, words):
    """Return the first of `hits`, and where the others are."""
    address = f"{reverse(list_name)}?{urlencode({'q': words})}"
    return Kind(heading, hits[:EACH], address if len(hits) > EACH else "")
