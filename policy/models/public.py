from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import PageViewRestriction


class AlwaysPublic:
    """A page that cannot be made private: a private area would still be read on the index.

    Who may read it is therefore never looked up, which spares every visit two queries.
    """

    private_page_options = []

    def clean(self):
        super().clean()
        if self.slug in settings.CONTENT_LANGUAGES and self.depth != 2:
            message = _("“%(slug)s” stands for a language in addresses. Choose another one.")
            raise ValidationError({"slug": message % {"slug": self.slug}})
        try:
            refuse_taken(self.slug, self.get_parent())
        except ValidationError as error:
            raise ValidationError({"slug": error}) from error

    def get_view_restrictions(self):
        return PageViewRestriction.objects.none()


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
