"""What has not been looked at for long: pages, promises and translations."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Max, OuterRef
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from policy.models import (
    ArticlePage,
    Commitment,
    PolicyAreaPage,
    PolicyIndexPage,
    RegisterArea,
    Status,
)
from policy.register.admin.list_view import months_ago
from policy.register.admin.permissions import may_write
from policy.translation.digests import older_translations

from .list_panel import ListPanel, Row, edit_url, editable_pages, local_date

REVIEWED = "site_project.looked_at"  # a log action
REVIEW_INTERVAL = timedelta(days=365)
SILENT_MONTHS = 6
FINISHED = [Status.DONE, Status.NOT_DONE, Status.DROPPED, Status.UNTRACEABLE]


@require_POST
def mark_reviewed(request, page_id):
    """Log that the user has read the page and found it still true; 404 unless they may edit it."""
    page = get_object_or_404(editable_pages(request.user).filter(live=True), pk=page_id)
    log(instance=page, action=REVIEWED, user=request.user)
    thanks = _("Thank you! “%(title)s” will not be asked about for a year.")
    messages.success(request, thanks % {"title": page.title})
    return redirect("wagtailadmin_home")


class StalePages(ListPanel):
    """Pages of the present programme neither published nor marked as reviewed for a year."""

    name = "stale"
    icon = "history"
    heading = gettext_lazy("Still true?")
    explanation = gettext_lazy(
        "Nobody has looked at these pages for a year. Read one through: say that it is still "
        "true, or open it and change it."
    )
    empty_text = gettext_lazy("Every page has been looked at in the last year. All is fresh.")

    def get_queryset(self, user):
        limit = now() - REVIEW_INTERVAL
        reviewed = PageLogEntry.objects.filter(
            page=OuterRef("pk"), action=REVIEWED, timestamp__gte=limit
        )
        models = [PolicyIndexPage, PolicyAreaPage, ArticlePage]
        kinds = ContentType.objects.get_for_models(*models).values()
        pages = editable_pages(user).filter(content_type__in=kinds, live=True)
        for archive in PolicyIndexPage.objects.filter(depth__gt=2).only("path", "depth"):
            pages = pages.not_descendant_of(archive, inclusive=True)
        stale = pages.filter(last_published_at__lt=limit).exclude(Exists(reviewed))
        return stale.order_by("last_published_at")

    def get_row(self, page):
        note = _("Published %(day)s") % {"day": local_date(page.last_published_at)}
        review_url = reverse("looked_at", args=[page.pk])
        return Row(page.title, edit_url(page.pk), note, review_url=review_url)


def latest_term():
    """Return the first year of the latest term that has promises, or None."""
    areas = RegisterArea.objects.filter(withheld=False)
    return areas.aggregate(newest=Max("term_start"))["newest"]


def promises_without_news():
    """Return unfinished commitments of the present term without a recent update."""
    silent = Commitment.objects.for_editors().silent_since(months_ago(SILENT_MONTHS))
    unfinished = silent.filter(area__term_start=latest_term()).exclude(status_value__in=FINISHED)
    return unfinished.order_by("updated", "promised", "pk")


class CommitmentsWithoutUpdates(ListPanel):
    """Unfinished commitments of the present term without a recent update."""

    name = "without-updates"
    icon = "list-ul"
    heading = gettext_lazy("Promises without news for six months")
    explanation = gettext_lazy("Has something happened? A line or two is enough.")
    empty_text = gettext_lazy("No promise has waited for news longer than that.")
    all_label = gettext_lazy("All promises without news")

    def is_shown(self, request):
        return may_write(request.user)

    def all_url(self):
        return f"{reverse('commitments:index')}?silent_for={SILENT_MONTHS}"

    def get_queryset(self, user):
        return promises_without_news()

    def get_row(self, commitment):
        if commitment.updated:
            day = date_format(commitment.updated)
            note = _("%(area)s, latest news %(day)s")
        else:
            day = date_format(commitment.promised)
            note = _("%(area)s, promised %(day)s, no news yet")
        url = reverse("commitments:commitment", args=[commitment.pk])
        return Row(commitment.text, url, note % {"area": commitment.area.title, "day": day})


class OlderTranslations(ListPanel):
    """Translations made before the latest change of their Swedish source."""

    name = "older-translations"
    icon = "wagtail-localize-language"
    heading = gettext_lazy("Translations older than the Swedish page")
    explanation = gettext_lazy(
        "Visitors are told so on the page, until the translation follows the Swedish page again."
    )
    empty_text = gettext_lazy("Every translation follows its Swedish page.")

    def get_queryset(self, user):
        return older_translations().filter(pk__in=editable_pages(user))

    def get_row(self, page):
        language = page.locale.get_display_name()
        if not page.source_changed:
            return Row(page.title, edit_url(page.pk), language)
        note = _("%(language)s: the Swedish page was changed on %(day)s")
        note %= {"language": language, "day": local_date(page.source_changed)}
        return Row(page.title, edit_url(page.pk), note)
