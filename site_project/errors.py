"""Error pages, which need no database."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from contact import snapshot


def page_not_found(request, exception=None):
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
