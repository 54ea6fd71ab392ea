from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.translation.older import older_translations

from .list_panel import ListPanel, Row
from .pages import edit_url, may, pages_for


class OlderTranslations(ListPanel):
    """Translations that their Swedish source has overtaken."""

    name = "older-translations"
    icon = "wagtail-localize-language"
    heading = gettext_lazy("Translations older than the Swedish page")
    explanation = gettext_lazy(
        "Visitors are told so on the page, until the translation follows the Swedish page again."
    )
    nothing = gettext_lazy("Every translation follows its Swedish page.")

    def is_shown(self, request):
        return may(request.user, "change")

    def found(self, user):
        return older_translations().filter(pk__in=pages_for(user))

    def row(self, page):
        language = page.locale.get_display_name()
        if not page.source_changed:
            return Row(page.title, edit_url(page.pk), language)
        day = date_format(localtime(page.source_changed), "DATE_FORMAT")
        note = _("%(language)s: the Swedish page was changed on %(day)s")
        return Row(page.title, edit_url(page.pk), note % {"language": language, "day": day})
