"""What is being read before it is published stays as it is, whichever way it would be changed."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page, PagePermissionTester


class ReviewerPermissions(PagePermissionTester):
    """Wagtail's, but whoever may open locked pages may do so under review as well.

    Wagtail's task leaves a page that one reviewer locked, and cannot open, to superusers.
    """

    def can_unlock(self):
        return super().can_unlock() or "unlock" in self.permissions


class Reviewed:
    """A page of which nobody writes a new version while it is locked for them.

    Wagtail asks for the lock in its form only, not in the other ways to a new version.
    """

    def permissions_for_user(self, user):
        return ReviewerPermissions(user, self)

    def save_revision(self, user=None, **options):
        """Raise PermissionDenied where the page is under review, scheduled or locked for `user`."""
        # What this object knows of locks may be older than its form.
        lock = user and Page.objects.get(pk=self.pk).get_lock()
        if lock and lock.for_user(user):
            raise PermissionDenied(_("The page is locked: nothing was changed."))
        return super().save_revision(user=user, **options)
