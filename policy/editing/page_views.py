"""Wagtail's views of pages, where ours stand in their place."""

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from policy.editing.approval import ReadEditView, ReadWorkflowAction
from policy.editing.create_view import CheckedCreateView


class CheckedPageViewSet(PageViewSet):
    model = Page
    add_view_class = CheckedCreateView
    edit_view_class = ReadEditView
    workflow_action_view_class = ReadWorkflowAction


class ReadOnlyPages(PagesAdminAPIViewSet):
    """What the admin's scripts ask for: the tree of pages.

    Nothing in the admin uses the API's actions. They know neither locks nor our checks.
    """

    actions = {}

    @classmethod
    def get_urlpatterns(cls):
        return super(PagesAdminAPIViewSet, cls).get_urlpatterns()
