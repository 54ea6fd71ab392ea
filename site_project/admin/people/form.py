from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserForm

from policy.editing.conflicts import ConflictMixin
from site_project.admin.groups import EVERYBODY, ROLE_DESCRIPTIONS
from site_project.login.names import refuse_taken_email, refuse_taken_name


class RoleField(forms.ModelChoiceField):
    """One of our groups, with a description of what its members may do."""

    def label_from_instance(self, group):
        return f"{group.name}: {ROLE_DESCRIPTIONS[group.name]}"


class PersonForm(ConflictMixin, UserForm):
    """Somebody's name, way to log in and group, as `actor` may change them.

    An administrator who is no superuser can make nobody a superuser, and nobody can take from
    themselves the right to be here. One's own e-mail and password are changed on the page of one's
    account, which asks for the password.
    """

    role = RoleField(
        label=_("Group"),
        queryset=Group.objects.filter(name__in=EVERYBODY).order_by("-name"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the person may do.")},
    )
    other_groups = forms.ModelMultipleChoiceField(
        label=_("Other groups"),
        queryset=Group.objects.exclude(name__in=EVERYBODY),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = ["first_name", "last_name", "email", "username", "role", "other_groups"]

    class Meta:
        model = get_user_model()
        fields = ["first_name", "last_name", "email", "username", "is_superuser", "is_active"]

    def __init__(self, *args, actor, editing_self=False, **kwargs):
        self.editing_self = editing_self
        super().__init__(*args, **kwargs)
        if editing_self:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _(
                "You change your own e-mail and password under Account."
            )
        self.fields["is_superuser"].label = _("Runs the site")
        self.fields["is_superuser"].help_text = _("May do everything, whatever the group.")
        self.fields["is_active"].label = _("May log in")
        self.fields["is_active"].help_text = _(
            "Take it away when somebody leaves. What they have written stays, and so does their "
            "name in the history."
        )
        if not self.fields["other_groups"].queryset.exists():
            del self.fields["other_groups"]
        if self.instance.pk:
            mine = self.instance.groups.all()
            self.initial["role"] = mine.filter(name__in=EVERYBODY).first()
            self.initial["other_groups"] = mine.exclude(name__in=EVERYBODY)
        for name in self.withheld_fields(actor, editing_self):
            self.fields.pop(name, None)
        if "is_superuser" in self.fields or self.instance.is_superuser:
            self.fields["role"].required = False
            self.fields["role"].empty_label = _("None")

    def withheld_fields(self, actor, editing_self):
        """Return the names of the fields that `actor` does not get."""
        names = [] if actor.is_superuser else ["is_superuser", "other_groups"]
        if editing_self:
            names += ["is_superuser", "is_active"] + ([] if actor.is_superuser else ["role"])
        if not self.instance.pk:
            names.append("is_active")
        return names

    @property
    def password_enabled(self):
        return not self.editing_self

    @property
    def password_required(self):
        return not self.instance.pk

    def clean_email(self):
        """Return the address, with which only one person can log in."""
        return refuse_taken_email(self.cleaned_data["email"], self.instance)

    def clean_username(self):
        """Return the name; those who share one already may keep it."""
        name = self.cleaned_data["username"]
        return refuse_taken_name(name, self.instance) if "username" in self.changed_data else name

    def clean(self):
        cleaned = super().clean()
        powerful = cleaned.get("is_superuser", self.instance.is_superuser)
        if "role" in self.fields and not (powerful or cleaned.get("role") or self.errors):
            self.add_error("role", self.fields["role"].error_messages["required"])
        return cleaned

    def _save_m2m(self):
        super()._save_m2m()
        groups = self.instance.groups
        if "role" in self.fields:
            groups.remove(*groups.filter(name__in=EVERYBODY))
            if role := self.cleaned_data["role"]:
                groups.add(role)
        if "other_groups" in self.fields:
            groups.remove(*groups.exclude(name__in=EVERYBODY))
            groups.add(*self.cleaned_data["other_groups"])
