"""Wagtail's views of users, for administrators who are no superusers."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.template.defaultfilters import yesno
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users as wagtails

from site_project.admin.groups import ADMINISTRATORS

from .form import PersonForm

WAGTAIL_COLUMNS = ("name", "username", "is_active", "last_login")


def may_manage(actor, person):
    """Return whether `actor` may change `person`: only superusers may change superusers."""
    return actor.is_superuser or not person.is_superuser


def confirm_still_allowed(actor, permission):
    """Raise PermissionDenied unless `actor` still has `permission`, in the present transaction.

    The lock lets two administrators who take each other's rights at the same moment wait for one
    another, so that the second is refused and one of them remains.
    """
    list(Group.objects.select_for_update().filter(name=ADMINISTRATORS))
    current = get_user_model().objects.filter(pk=actor.pk).first()
    if not current or not current.has_perm(permission):
        raise PermissionDenied


def role(person):
    """Return the groups of `person` as text."""
    groups = [group.name for group in person.groups.all()]
    return ", ".join(([gettext("Runs the site")] if person.is_superuser else []) + groups)


def access(person):
    return yesno(person.is_active)


class PeopleFilters(wagtails.UserFilterSet):
    """Filters for group, last login and whether somebody may log in."""

    is_superuser = None


class PeopleView(wagtails.IndexView):
    @cached_property
    def columns(self):
        """Wagtail's columns without the checkboxes of bulk actions, and the group."""
        name, username, _active, last_login = (
            column for column in super().columns if column.name in WAGTAIL_COLUMNS
        )
        return [
            name,
            username,
            Column("role", label=_("Group"), accessor=role),
            Column("is_active", label=_("May log in"), accessor=access, sort_key="is_active"),
            last_login,
        ]

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if may_manage(self.request.user, instance) else None


class AddPersonView(wagtails.CreateView):
    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "actor": self.request.user}

    def save_instance(self):
        confirm_still_allowed(self.request.user, wagtails.add_user_perm)
        return super().save_instance()


class EditPersonView(wagtails.EditView):
    def dispatch(self, request, *args, **kwargs):
        if not may_manage(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "actor": self.request.user}

    def save_instance(self):
        confirm_still_allowed(self.request.user, wagtails.change_user_perm)
        return super().save_instance()


class DeletePersonView(wagtails.DeleteView):
    def delete_action(self):
        confirm_still_allowed(self.request.user, wagtails.delete_user_perm)
        super().delete_action()


class PeopleViewSet(wagtails.UserViewSet):
    copy_view_enabled = False  # a person is nobody's copy
    index_view_class = PeopleView
    add_view_class = AddPersonView
    edit_view_class = EditPersonView
    delete_view_class = DeletePersonView
    filterset_class = PeopleFilters
    # One short form, without tabs.
    index_template_name = "wagtailadmin/generic/index.html"
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update=False):
        return PersonForm
