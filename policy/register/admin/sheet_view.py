"""The sheet: many commitments on one screen, a row each, saved all at once."""

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from policy.models import Commitment, RegisterVersion, UpdateDraft

from .breadcrumbs import breadcrumbs
from .list_view import CommitmentFilters
from .permissions import may_write
from .sheet_form import FollowUpForm
from .update_form import write

PER_PAGE = 100
LONGEST_KEY = 19


def commitments_on_sheet(request):
    """Return the commitments that the filters of the list choose, and that take updates.

    Without a filter that asks for others, those are the ones that are followed up today.
    """
    found = Commitment.objects.for_editors().with_follow_up().filter(is_closed=False)
    if request.GET.get("drafts"):
        found = found.filter(update_drafts__user=request.user)
    elif not request.GET.get("state"):
        found = found.filter(is_followed_up=True)
    if words := request.GET.get("q"):
        found = found.filter(wording__icontains=words)
    filters = CommitmentFilters(request.GET, queryset=found, request=request)
    return filters.qs.with_latest_update().order_by("area", "pk")


def forms_sent(request):
    """Return the FollowUpForm of each row that was sent, as the register is now."""
    rows = request.POST.getlist("row")[:PER_PAGE]
    keys = [int(one) for one in rows if one.isdecimal() and len(one) < LONGEST_KEY]
    found = Commitment.objects.for_editors().with_latest_update().filter(pk__in=keys)
    data = request.POST.copy()
    for pk in keys:
        data.update({f"{pk}-evidence-TOTAL_FORMS": "1", f"{pk}-evidence-INITIAL_FORMS": "0"})
    return [FollowUpForm(one, data) for one in found.order_by("area", "pk")]


def keep(user, forms):
    """Keep what was typed in `forms` as drafts of `user`."""
    UpdateDraft.objects.keep(user, {one.commitment.pk: one.typed for one in forms})


@require_POST
def keep_draft(request):
    """Keep the rows that the script sends while somebody types."""
    if not may_write(request.user):
        return permission_denied(request)
    keep(request.user, forms_sent(request))
    return HttpResponse(status=204)


class SheetView(WagtailAdminTemplateMixin, TemplateView):
    """The sheet. A row in which nothing is filled in writes nothing."""

    template_name = "policy/editing/sheet.html"
    page_title = gettext_lazy("Follow up several")
    header_icon = "tasks"

    def dispatch(self, request):
        return super().dispatch(request) if may_write(request.user) else permission_denied(request)

    def get_breadcrumbs_items(self):
        return breadcrumbs(self.page_title)

    def get(self, request):
        chosen = commitments_on_sheet(request)
        self.page = Paginator(chosen, PER_PAGE).get_page(request.GET.get("p"))
        mine = UpdateDraft.objects.filter(user=request.user, commitment__in=list(self.page))
        drafts = {one.commitment_id: one for one in mine}
        self.forms = [FollowUpForm(one, draft=drafts.get(one.pk)) for one in self.page]
        return super().get(request)

    @transaction.atomic
    def post(self, request):
        RegisterVersion.lock()
        self.forms = forms_sent(request)
        filled = [one for one in self.forms if one.has_changed()]
        wrong = [one for one in filled if not one.is_valid()]
        if wrong or "keep" in request.POST:
            keep(request.user, self.forms)
        if "keep" in request.POST:
            messages.success(request, _("What you have typed is kept as a draft."))
        elif wrong:
            return self.show_wrong(len(wrong))
        else:
            self.write(filled)
        return redirect(request.get_full_path())

    def write(self, filled):
        for form in filled:
            write(form, self.request.user)
        written = [one.commitment for one in filled]
        UpdateDraft.objects.filter(user=self.request.user, commitment__in=written).delete()
        text = ngettext(
            "%(number)s update has been written. Visitors see it now.",
            "%(number)s updates have been written. Visitors see them now.",
            len(filled),
        )
        if filled:
            messages.success(self.request, text % {"number": len(filled)})
        else:
            messages.info(self.request, _("No row was filled in: nothing has been written."))

    def show_wrong(self, number):
        text = ngettext(
            "Nothing has been written yet: %(number)s row needs something. Look for what is marked "
            "below. All that you have typed is still there.",
            "Nothing has been written yet: %(number)s rows need something. Look for what is marked "
            "below. All that you have typed is still there.",
            number,
        )
        messages.error(self.request, text % {"number": number})
        self.page = None
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        shown = [one.commitment for one in self.forms]
        others = UpdateDraft.objects.exclude(user=self.request.user).filter(commitment__in=shown)
        writers = {one.commitment_id: one for one in others.select_related("user")}
        rows = [(one.commitment, one, writers.get(one.commitment.pk)) for one in self.forms]
        return super().get_context_data(rows=rows, page=self.page, **kwargs)
