"""What has not been looked at for long: pages, promises and translations."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Max, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from policy.models import ArticlePage, Commitment, PolicyAreaPage, PolicyIndexPage, RegisterArea
from policy.models.commitments import Status
from policy.register.admin.filters import months_ago
from policy.register.admin.permissions import may_write
from policy.translation.older import older_translations

from .list_panel import ListPanel, Row, edit_url, may, pages_for

LOOKED_AT = "site_project.looked_at"


@require_POST
def looked_at(request, page_id):
    """Note that the editor has read a published page through and found it true; 404 for others."""
    page = get_object_or_404(pages_for(request.user).filter(live=True), pk=page_id)
    log(instance=page, action=LOOKED_AT, user=request.user)
    thanks = _("Thank you! “%(title)s” will not be asked about for a year.")
    messages.success(request, thanks % {"title": page.title})
    return redirect("wagtailadmin_home")


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


MONTHS = 6
FINISHED = [Status.DONE, Status.DROPPED, Status.UNTRACEABLE]


class SilentCommitments(ListPanel):
    """Promises of the present term that are not finished, and of which nothing has been heard."""

    name = "silent"
    icon = "list-ul"
    heading = gettext_lazy("Promises without news for six months")
    explanation = gettext_lazy("Has something happened? A line or two is enough.")
    nothing = gettext_lazy("Every promise has had news in the last six months. Well followed up!")
    all_label = gettext_lazy("All promises without news")

    def is_shown(self, request):
        return may_write(request.user)

    def all_url(self):
        return f"{reverse('commitments:index')}?silent_for={MONTHS}"

    def found(self, user):
        term = RegisterArea.objects.aggregate(newest=Max("term_start"))["newest"]
        open_ones = Commitment.objects.for_editors().filter(stands=True, area__term_start=term)
        limit = months_ago(MONTHS)
        never = Q(updated=None, promised__lt=limit)
        silent = open_ones.filter(Q(updated__lt=limit) | never).exclude(status_value__in=FINISHED)
        return silent.order_by("updated", "promised", "pk")

    def row(self, commitment):
        if commitment.updated:
            day = date_format(commitment.updated, "DATE_FORMAT")
            note = _("%(area)s, latest news %(day)s")
        else:
            day = date_format(commitment.promised, "DATE_FORMAT")
            note = _("%(area)s, promised %(day)s, no news yet")
        url = reverse("commitments:commitment", args=[commitment.pk])
        return Row(commitment.text, url, note % {"area": commitment.area.title, "day": day})


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
