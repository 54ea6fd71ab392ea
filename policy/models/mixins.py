from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import PageViewRestriction


class PublicCopyForm(CopyForm):
    """The form by which a page is copied; the copy gets an address that visitors can reach."""

    def clean(self):
        cleaned = super().clean()
        slug = cleaned.get("new_slug", "")
        try:
            refuse_language(slug)
            refuse_taken(slug, cleaned.get("new_parent_page") or self.page.get_parent())
        except ValidationError as error:
            self.add_error("new_slug", error)
        return cleaned


class AlwaysPublic:
    """A page that cannot be made private: a private area would still be read on the index.

    Who may read it is therefore never looked up, which spares every visit two queries.
    """

    private_page_options = []
    copy_form_class = PublicCopyForm

    def clean(self):
        super().clean()
        try:
            if self.depth != 2:
                refuse_language(self.slug)
            refuse_taken(self.slug, self.get_parent())
        except ValidationError as error:
            raise ValidationError({"slug": error}) from error

    def get_view_restrictions(self):
        return PageViewRestriction.objects.none()


def refuse_language(slug):
    """Raise ValidationError where `slug` would be read as the language of an address."""
    if slug in settings.CONTENT_LANGUAGES:
        message = _("“%(slug)s” stands for a language in addresses. Choose another one.")
        raise ValidationError(message % {"slug": slug})


def refuse_taken(slug, parent):
    """Raise ValidationError where an address right below a first page never reaches a page."""
    if parent and parent.depth == 2 and is_taken(slug, parent.locale.language_code):
        message = _("The site itself uses the address “%(slug)s” for something else.")
        raise ValidationError(message % {"slug": slug})


def is_taken(slug, language):
    files = (settings.MEDIA_URL, settings.STATIC_URL)
    if any(slug == address.strip("/").partition("/")[0] for address in files):
        return True
    above = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    with override(language), suppress(Resolver404):
        return resolve(f"{above}/{slug}/").url_name != "wagtail_serve"
    return False
