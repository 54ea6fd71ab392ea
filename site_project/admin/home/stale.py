from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import PageLogEntry

from policy.models import ArticlePage, PolicyAreaPage, PolicyIndexPage

from .list_panel import ListPanel, Row
from .looked_at import LOOKED_AT
from .pages import edit_url, may, pages_for

A_YEAR = timedelta(days=365)


class StalePages(ListPanel):
    """Pages of the present programme that nobody has published or looked through for a year."""

    name = "stale"
    icon = "history"
    heading = gettext_lazy("Still true?")
    explanation = gettext_lazy(
        "Nobody has looked at these pages for a year. Read one through: say that it is still "
        "true, or open it and change it."
    )
    nothing = gettext_lazy("Every page has been looked at in the last year. All is fresh.")

    def is_shown(self, request):
        return may(request.user, "change")

    def found(self, user):
        looked = PageLogEntry.objects.filter(page=OuterRef("pk"), action=LOOKED_AT)
        limit = now() - A_YEAR
        written = pages_for(user).filter(content_type__in=written_kinds(), live=True)
        for archive in PolicyIndexPage.objects.filter(depth__gt=2).only("path", "depth"):
            written = written.not_descendant_of(archive, inclusive=True)
        return (
            written.filter(last_published_at__lt=limit)
            .exclude(Exists(looked.filter(timestamp__gte=limit)))
            .order_by("last_published_at")
        )

    def row(self, page):
        day = date_format(localtime(page.last_published_at), "DATE_FORMAT")
        note = _("Published %(day)s") % {"day": day}
        looked_at = reverse("looked_at", args=[page.pk])
        return Row(page.title, edit_url(page.pk), note, still_true=looked_at)


def written_kinds():
    """The kinds of pages that hold text which grows old."""
    kinds = [PolicyIndexPage, PolicyAreaPage, ArticlePage]
    return ContentType.objects.get_for_models(*kinds).values()
