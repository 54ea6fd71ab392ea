"""What all kinds of pages have in common."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page, PagePermissionTester, PageViewRestriction

from policy.pages.slugs import refuse_language_slug, refuse_reserved_slug


class PublicCopyForm(CopyForm):
    """The form by which a page is copied; the copy gets an address that visitors can reach."""

    def clean(self):
        cleaned = super().clean()
        slug = cleaned.get("new_slug", "")
        try:
            refuse_language_slug(slug)
            refuse_reserved_slug(slug, cleaned.get("new_parent_page") or self.page.get_parent())
        except ValidationError as error:
            self.add_error("new_slug", error)
        return cleaned


class AlwaysPublicMixin:
    """A page that cannot be made private: a private area would still be read on the index.

    Who may read it is therefore never looked up, which spares every visit two queries.
    """

    private_page_options = []
    copy_form_class = PublicCopyForm

    def clean(self):
        super().clean()
        try:
            if self.depth != 2:
                refuse_language_slug(self.slug)
            refuse_reserved_slug(self.slug, self.get_parent())
        except ValidationError as error:
            raise ValidationError({"slug": error}) from error

    def get_view_restrictions(self):
        return PageViewRestriction.objects.none()


class ReviewerPermissions(PagePermissionTester):
    """Wagtail's, but whoever may unlock pages may do so under review as well.

    Wagtail's task leaves a page that one reviewer locked, and cannot unlock, to superusers.
    """

    def can_unlock(self):
        return super().can_unlock() or "unlock" in self.permissions


class EnforceLockMixin:
    """A page that gets no new revision while it is locked for the user, as under review.

    Wagtail checks the lock in its form only, not in the other ways to a new revision.
    """

    def permissions_for_user(self, user):
        return ReviewerPermissions(user, self)

    def save_revision(self, user=None, **options):
        """Raise PermissionDenied where the page is under review, scheduled or locked for `user`."""
        # The lock may be newer than this object.
        lock = user and Page.objects.get(pk=self.pk).get_lock()
        if lock and lock.for_user(user):
            raise PermissionDenied(_("The page is locked: nothing was changed."))
        return super().save_revision(user=user, **options)
