from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
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

    def get_view_restrictions(self):
        return PageViewRestriction.objects.none()
