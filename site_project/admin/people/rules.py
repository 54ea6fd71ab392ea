"""What one person may do with another's account."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from site_project.admin.groups import ADMINISTRATORS


def may_manage(actor, person):
    """Whether `actor`, who may change people, may change `person`: no superuser but by another."""
    return actor.is_superuser or not person.is_superuser


def confirm_still_allowed(actor, permission):
    """Look up again, in the transaction that changes somebody, whether `actor` still may.

    Nobody can take their own rights, so whoever acts is an administrator that remains. Two who
    take each other's at the same moment wait here for one another, and the second is refused:
    Raises PermissionDenied.
    """
    list(Group.objects.select_for_update().filter(name=ADMINISTRATORS))
    fresh = get_user_model().objects.filter(pk=actor.pk).first()
    if not fresh or not fresh.has_perm(permission):
        raise PermissionDenied
