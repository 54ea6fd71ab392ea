"""The form of a redirect refuses addresses that have a page, and circles."""

from urllib.parse import urljoin, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404
from django.http.request import validate_host
from django.urls import Resolver404, resolve
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import get_dummy_request
from wagtail.models import Page, Site

from policy.addresses import validate_web_address
from policy.editing.conflicts import ConflictMixin

# Browsers give up after twenty redirects.
MAX_STEPS = 20


class TargetField(forms.URLField):
    """A URL, or a path on this site, which is made a URL."""

    default_validators = [*forms.URLField.default_validators, validate_web_address]
    default_error_messages = {
        "invalid": _(
            "Write the whole address, beginning with https://, or one on this site, like /kontakt/."
        )
    }

    def to_python(self, value):
        value = str(value or "").strip()
        if value.startswith("/") and not value.startswith(("//", "/\\")):
            value = Site.objects.get(is_default_site=True).root_url + iri_to_uri(value)
        return super().to_python(value)


class CheckedRedirectForm(ConflictMixin, RedirectForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = self.fields["redirect_link"]
        self.fields["redirect_link"] = TargetField(
            label=given.label, required=False, widget=given.widget, max_length=given.max_length
        )
        site = self.instance.site_id and self.instance.site
        if self.instance.pk and has_content(self.instance.old_path, site):
            self.fields["old_path"].help_text = _(
                "The site itself has a page at this address now, "
                "so visitors see that page and are not redirected."
            )

    def clean_old_path(self):
        """Return the address as a request for it is looked up: with %20 for a space."""
        try:
            return Redirect.normalise_path(iri_to_uri(self.cleaned_data["old_path"].strip()))
        except ValueError as error:
            raise ValidationError(_("This is no address.")) from error

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        path, site = cleaned.get("old_path"), cleaned.get("site")
        target = cleaned.get("redirect_page") or cleaned.get("redirect_link")
        if not target and not self.errors:
            self.add_error(
                "redirect_link",
                _("Choose a page or write the address that the redirect leads to."),
            )
        elif path and has_content(path, site):
            self.add_error(
                "old_path",
                _(
                    "The site itself has a page at this address, so nobody would be redirected. "
                    "Give the page another address or unpublish it first."
                ),
            )
        elif path and target and leads_back(path, target, site, self.instance.pk):
            field = "redirect_page" if cleaned.get("redirect_page") else "redirect_link"
            self.add_error(
                field, _("This leads back to the address that is redirected, in a circle.")
            )
        return cleaned


def has_content(path, site=None):
    """Return whether the site answers at `path` with a live page or another view.

    A page of an earlier term, shown in place of a missing one, yields to a redirect.
    """
    path = urlsplit(path).path.rstrip("/")
    with override(get_language_from_path(f"{path}/") or settings.LANGUAGE_CODE):
        matches = [match for match in map(match_path, (path, f"{path}/")) if match]
        if any(match.url_name != "wagtail_serve" for match in matches):
            return not any(match.captured_kwargs or match.args for match in matches)
        if not matches:
            return False
        match = matches[-1]
        site = site or Site.objects.filter(is_default_site=True).first()
        request = get_dummy_request(path=path, site=site)
        inside = match.args[0] if match.args else match.kwargs["path"]
        try:
            found = Page.route_for_request(request, inside)
        except Http404:
            return False
    return bool(found) and not found.kwargs.get("archived")


def match_path(path):
    try:
        return resolve(path)
    except Resolver404:
        return None


def leads_back(path, target, site, pk):
    """Return whether `target`, a page or URL, leads to `path` through other redirects."""
    others = Redirect.get_for_site(site).exclude(pk=pk)
    for _step in range(MAX_STEPS):
        step = local_path(target.url if isinstance(target, Page) else target)
        if step is None or has_content(step, site):
            return False
        # With and without the query, as a request is looked up.
        paths = (step, urlsplit(step).path)
        if path in paths:
            return True
        following = others.filter(old_path__in=paths).order_by("-old_path").first()
        if not following:
            return False
        target = following.link
    return True


def local_path(address):
    """Return the path of `address`, normalised like that of a Redirect; None for another site.

    "." and ".." are resolved, as browsers do (RFC 3986, 5.2.4).
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if host and not is_our_host(host):
        return None
    path = urljoin("/", parts.path)
    return Redirect.normalise_path(iri_to_uri(parts._replace(path=path).geturl()))


def is_our_host(host):
    named = [one for one in settings.ALLOWED_HOSTS if one != "*"]
    return validate_host(host, named) or Site.objects.filter(hostname__iexact=host).exists()


def patch_redirects():
    """Replace the form of Wagtail's views, which register their addresses themselves."""
    views.RedirectForm = CheckedRedirectForm
    views.CreateView.form_class = views.EditView.form_class = CheckedRedirectForm
