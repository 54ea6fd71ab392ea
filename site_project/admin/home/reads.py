from datetime import timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, ngettext

from site_project.admin.references import title_with_language
from site_project.models import PageReads, ReadCounting
from site_project.reads.storing import public_pages

from .list_panel import ListPanel, Row

DAYS = 7


class MostRead(ListPanel):
    """How often each page was read in the last seven days, with today so far."""

    name = "most-read"
    icon = "view"
    heading = gettext_lazy("Read in the last seven days")
    explanation = gettext_lazy("How often each page was shown. Nobody knows by whom.")
    empty_text = gettext_lazy("No page has been counted yet.")

    def is_shown(self, request):
        return super().is_shown(request) and ReadCounting.objects.filter(is_on=True).exists()

    def get_queryset(self, user):
        reads = PageReads.objects.filter(day__gt=localdate() - timedelta(days=DAYS))
        self.pages = public_pages()
        found = reads.filter(path__in=self.pages).values("path")
        return found.annotate(sum=Sum("number")).order_by("-sum", "path")

    def get_row(self, read):
        page, number = self.pages[read["path"]], read["sum"]
        note = ngettext("%(number)s time", "%(number)s times", number) % {"number": number}
        return Row(
            title_with_language(page), reverse("wagtailadmin_pages:edit", args=[page.pk]), note
        )
