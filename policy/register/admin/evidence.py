"""Checks the address of evidence by opening it: an update cannot be changed later."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from policy.addresses import host_of
from policy.models import CommitmentsPage
from policy.models.commitments.evidence import NOT_FOR_EVERYONE, validate_host
from policy.pages.external_request import is_private
from policy.pages.internal_request import get_following_redirects


def validate_visitors_path(path):
    """Raise ValidationError unless a visitor who opens `path` on this site gets a page or file.

    Evidence is what others than the editors can check: no address of the admin, nothing with
    restricted access, no search, and not the register itself.
    """
    end, response = get_following_redirects(path)
    if response is None:
        validate_address_elsewhere(end)
        if not urlsplit(end).netloc:
            raise ValidationError(_("The address leads round and round. Write where it leads."))
    elif is_in_admin(path):
        raise ValidationError(_("The address belongs to the admin, where no visitor comes in."))
    elif response.status_code not in (200, 401, 403):
        raise ValidationError(
            _("There is no such page on this site. Open the page and copy its address.")
        )
    elif is_hidden(end, response):
        raise ValidationError(
            _("Visitors do not get to see what is there. Write an address that anyone can open.")
        )
    elif is_in_register(end):
        raise ValidationError(
            _(
                "The register cannot be the evidence for itself. Write the address of what shows "
                "that it happened, for instance minutes or a decision."
            )
        )
    elif response.resolver_match.url_name == "search":
        raise ValidationError(
            _("A search finds something else tomorrow. Write the address of what it found.")
        )
    elif not is_page(response) and not is_file(response):
        raise ValidationError(
            _("The address is for machines. Write that of a page or document that people read.")
        )


def validate_address_elsewhere(address):
    """Raise ValidationError where an address on another site is not for everyone.

    A name that leads into a private network is one too, where this machine can look it up.
    """
    validate_host(address)
    host = host_of(address)
    if host and settings.CHECK_EVIDENCE and is_private(host):
        raise ValidationError(NOT_FOR_EVERYONE)


def is_hidden(address, response):
    """Whether visitors get no more than a refusal, or a form that asks who they are."""
    return is_in_admin(address) or response.status_code != 200 or is_password_form(response)


def is_in_admin(address):
    return f"{unquote(urlsplit(address).path)}/".startswith(settings.ADMIN_URL)


def is_in_register(path):
    return any(
        page.url and unquote(urlsplit(path).path).startswith(urlsplit(page.url).path)
        for page in CommitmentsPage.objects.all()
    )


def is_page(response):
    return response.headers.get("Content-Type", "").startswith("text/html")


def is_file(response):
    return response.has_header("Content-Disposition")


def is_password_form(response):
    """Whether Wagtail asks for the password of a collection instead of giving the document."""
    return response.resolver_match.view_name.startswith("wagtaildocs") and not is_file(response)
