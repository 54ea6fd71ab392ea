from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .list_view import CommitmentsView
from .new_term import NewTermView
from .permissions import may_begin, may_see
from .prepare_term import PrepareTermView
from .sheet_files import UploadView, download_sheet
from .sheet_view import SheetView, keep_draft
from .term_closing import ClosingView
from .term_reopening import ReopeningView
from .term_years import CorrectYearsView
from .terms import TermsView
from .translate_view import TranslateUpdateView
from .update_view import GoalView, RelationView, UpdateView, take_relation_back


class CommitmentURLFinder(ModelAdminURLFinder):
    edit_url_name = "commitments:commitment"

    def get_edit_url(self, instance):
        return self.construct_edit_url(instance) if not self.user or may_see(self.user) else None


class NewTermURLFinder(ModelAdminURLFinder):
    """The page about a NewTerm: there is one for all."""

    def get_edit_url(self, instance):
        allowed = not self.user or may_begin(self.user)
        return reverse("commitments:new_term") if allowed else None


class CommitmentsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


class CommitmentsViewSet(ViewSet):
    """The commitments in the admin. There is no view that edits or deletes: nothing may."""

    name = "commitments"
    icon = "list-ul"
    menu_label = _("Commitments")
    menu_order = 250
    add_to_admin_menu = True
    menu_item_class = CommitmentsMenuItem

    def get_urlpatterns(self):
        return [
            path("", CommitmentsView.as_view(), name="index"),
            path("results/", CommitmentsView.as_view(results_only=True), name="index_results"),
            path("sheet/", SheetView.as_view(), name="sheet"),
            path("sheet/draft/", keep_draft, name="sheet_draft"),
            path("sheet/read/", UploadView.as_view(), name="sheet_upload"),
            path("sheet/csv/", download_sheet, {"kind": "csv"}, name="sheet_csv"),
            path("sheet/xlsx/", download_sheet, {"kind": "xlsx"}, name="sheet_xlsx"),
            path("terms/", TermsView.as_view(), name="terms"),
            path("terms/new/", NewTermView.as_view(), name="new_term"),
            path("terms/new/prepare/", PrepareTermView.as_view(), name="prepare_term"),
            path("terms/<int:start>-<int:end>/closing/", ClosingView.as_view(), name="close_term"),
            path(
                "terms/<int:start>-<int:end>/opening/",
                ReopeningView.as_view(),
                name="reopen_term",
            ),
            path(
                "terms/<int:start>-<int:end>/years/",
                CorrectYearsView.as_view(),
                name="correct_years",
            ),
            path("<int:pk>/", UpdateView.as_view(), name="commitment"),
            path("<int:pk>/relation/", RelationView.as_view(), name="relation"),
            path(
                "<int:pk>/relation/<int:relation>/take-back/", take_relation_back, name="take_back"
            ),
            path("<int:pk>/goal/", GoalView.as_view(), name="goal"),
            path("<int:pk>/update/<int:update>/", TranslateUpdateView.as_view(), name="translate"),
        ]
