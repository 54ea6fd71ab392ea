"""The pages of the site as they concern one editor."""

from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

ID_AS_TEXT = Cast("pk", CharField())


def may(user, action):
    """Whether `user` may do `action` ("change", "publish") with any page at all."""
    return policy_registry.get_by_type(Page).user_has_permission(user, action)


def pages_for(user, action="change"):
    """Return the pages with which `user` may do `action`."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, action)


def edit_url(page_id):
    return reverse("wagtailadmin_pages:edit", args=[page_id])
