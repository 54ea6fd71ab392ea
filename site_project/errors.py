"""Error pages; all but that of a missing page need no database."""

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from contact import snapshot
from policy.pages.navigation import Navigation
from policy.translation.roots import root_in
from policy.translation.versions import Versions


def page_not_found(request, exception=None):
    """Say so with the menu and the languages of the site; without them where there is no site."""
    try:
        if Site.find_for_request(request) is None:
            return error_page("404.html", 404)
        root = root_in(get_language(), request)
        versions = Versions(root, request).all
        context = {
            "title": _("The page is not here"),
            "noindex": True,
            "programme": Navigation(root),
            "versions": {"all": versions, "offered_first": versions},
        }
        return render(request, "missing_page.html", context, status=404)
    except DatabaseError:
        return error_page("404.html", 404)


def bad_request(request, exception=None):
    return error_page("400.html", 400)


def permission_denied(request, exception=None):
    return error_page("403.html", 403)


def server_error(request):
    return error_page("500.html", 500, sent=request.method == "POST")


def error_page(template, status, **context):
    context["contact"] = snapshot.load()
    return HttpResponse(render_to_string(template, context), status=status)
