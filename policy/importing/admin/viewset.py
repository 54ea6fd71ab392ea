from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .build_view import BuildView, ResultView
from .discard_view import DiscardView
from .edit_view import EditView, SaveView
from .index_view import IndexView
from .permissions import may_import


class ImportsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_import(request.user)


class ImportsViewSet(ViewSet):
    """Reading in a whole programme from a document."""

    name = "imports"
    icon = "doc-full-inverse"
    menu_label = _("Read in a programme")
    menu_order = 260
    add_to_admin_menu = True
    menu_item_class = ImportsMenuItem

    def get_urlpatterns(self):
        return [
            path("", IndexView.as_view(), name="index"),
            path("<int:pk>/", EditView.as_view(), name="edit"),
            path("<int:pk>/save/", SaveView.as_view(), name="save"),
            path("<int:pk>/discard/", DiscardView.as_view(), name="discard"),
            path("<int:pk>/drafts/", BuildView.as_view(), name="build"),
            path("<int:pk>/result/", ResultView.as_view(), name="result"),
        ]
