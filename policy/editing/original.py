from django.conf import settings
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel
from wagtail.models import Page

from policy.pages.passages import passages_of


class OriginalPanel(Panel):
    """Beside a page that is written freely in another language: what the Swedish page says."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "policy/editing/original.html"

        def is_shown(self):
            return bool(super().is_shown() and self.original)

        @cached_property
        def original(self):
            page = self.instance
            if not page.pk or page.locale.language_code == settings.LANGUAGE_CODE:
                return None
            pages = Page.objects.filter(
                translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
            )
            return pages.specific().first()

        @property
        def is_older(self):
            editions = [getattr(page, "edition", None) for page in (self.instance, self.original)]
            return all(editions) and editions[0].follows != editions[1].text

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "original": self.original,
                "passages": list(passages_of(self.original)),
                "is_older": self.is_older,
            }
