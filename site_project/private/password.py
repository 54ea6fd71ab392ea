"""The password form of a private collection."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import CollectionViewRestriction

from contact.cross_origin import is_from_elsewhere
from policy.pages.navigation import Navigation
from policy.translation.roots import root_in
from site_project.login.throttle import limits_here, verify_secret


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=gettext_lazy("Password"),
        label_suffix="",
        max_length=255,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )
    return_url = forms.CharField(max_length=500, required=False, widget=forms.HiddenInput)
    language = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)


def show_form(request, restriction):
    """Ask for the password in the language of the page with the link."""
    language = language_of_path(urlsplit(request.headers.get("Referer", "")).path)
    initial = {"return_url": request.get_full_path(), "language": language}
    return render_form(request, restriction, PasswordForm(initial=initial), language, 403)


# No token: contact.cross_origin says what protects a form, and why without a cookie.
@csrf_exempt
@never_cache
def check_password(request, restriction_id):
    """Give this session access to the collection if the password is right.

    The status is 403 if another site sent the form, 422 for a wrong password, 429 after too many
    of them, which are counted like those of a login.
    """
    passwords = CollectionViewRestriction.objects.filter(restriction_type="password")
    restriction = get_object_or_404(passwords, pk=restriction_id)
    if request.method != "POST":
        return redirect("/")
    form = PasswordForm(request.POST)
    form.is_valid()
    language = language_of_path(f"/{form.cleaned_data.get('language', '')}/")
    given = form.cleaned_data.get("password", "")
    limits = limits_here(request, "collection", restriction.pk)
    with override(language):
        if is_from_elsewhere(request):
            form.add_error(None, _("The form came from another website. Write the password here."))
            return render_form(request, restriction, form, language, 403)
        try:
            opened = given and verify_secret(
                limits, lambda: constant_time_compare(given, restriction.password)
            )
        except ValidationError:
            form.add_error(
                "password", _("Too many attempts. Wait a quarter of an hour and try again.")
            )
            return render_form(request, restriction, form, language, 429)
        if not opened:
            if given:
                form.add_error("password", _("That is not the password. Try again."))
            return render_form(request, restriction, form, language, 422)
    restriction.mark_as_passed(request)
    return redirect(safe_url(request, form.cleaned_data.get("return_url", "")))


def safe_url(request, address):
    """Return `address` if it is on this site, else that of the first page."""
    is_safe = url_has_allowed_host_and_scheme(address, request.get_host(), request.is_secure())
    return address if is_safe else "/"


def language_of_path(path):
    """Return the language of the page at `path`."""
    beginning = path.split("/")[1] if path.startswith("/") else ""
    return beginning if beginning in settings.CONTENT_LANGUAGES else settings.LANGUAGE_CODE


@never_cache
def render_form(request, restriction, form, language, status):
    with override(language):
        root = root_in(get_language(), request)
        context = {
            "title": _("This document needs a password"),
            "form": form,
            "restriction": restriction,
            "language": settings.CONTENT_LANGUAGES[language],
            "programme": Navigation(root),
            "noindex": True,
        }
        response = render(request, "private/password.html", context, status=status)
    response.headers["Content-Language"] = language
    return response
