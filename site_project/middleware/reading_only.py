from django.http import HttpResponseNotAllowed

from site_project.login.place import is_admin

METHODS = ("GET", "HEAD")
# What visitors may send: a message, and the password of documents that are not for everyone.
FORMS = {"contact:send", "wagtaildocs_authenticate_with_password"}


class ReadingOnly:
    """Answers 405 to any other method than reading at public addresses that have no form.

    Stands before Django's protection of forms, which would call it a forged one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        has_form = is_admin(request) or request.resolver_match.view_name in FORMS
        if has_form or request.method in METHODS:
            return None
        return HttpResponseNotAllowed(METHODS)
