"""Pages for when something is wrong. They need no database, so that its absence has one too."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from contact.snapshot import read


def page_not_found(request, exception=None):
    return answer("404.html", 404)


def bad_request(request, exception=None):
    return answer("400.html", 400)


def permission_denied(request, exception=None):
    return answer("403.html", 403)


def server_error(request):
    return answer("500.html", 500, sent=request.method == "POST")


def answer(template, status, **context):
    context["contact"] = read()
    return HttpResponse(render_to_string(template, context), status=status)
