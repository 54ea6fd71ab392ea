"""Edit conflicts: nobody saves over what somebody else has saved since the form was opened.

A hidden field holds a digest of each field as it was then. What only the other editor has changed
is merged; where both have, the form shows theirs beside mine, and a second press saves mine.
"""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import registry as log_registry

from .field_states import field_digest, in_words, raw_field_digest, write_raw
from .row_states import Rows

LOADED_STATE = "loaded-state"


class LoadedState(forms.CharField):
    """What the fields were when the form was opened; never a change of its own."""

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput)

    def has_changed(self, initial, data):
        return False


class ConflictMixin:
    """Detects conflicts in a form of something that exists; goes before the form's own class."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields[LOADED_STATE] = LoadedState()
            # Called when it is shown: forms still set what is initial after this.
            self.initial[LOADED_STATE] = self.state

    def state(self):
        return json.dumps(self.digests())

    def digests(self):
        """Return a digest of each field and of the rows below, as they are saved now."""
        of_fields = {
            name: field_digest(field, self.get_initial_for_field(field, name))
            for name, field in self.fields.items()
            if name != LOADED_STATE
        }
        return of_fields | {name: rows.saved_digest() for name, rows in self.rows().items()}

    def rows(self):
        formsets = getattr(self, "formsets", {})
        return {name: Rows(formset) for name, formset in formsets.items()}

    def full_clean(self):
        conflicts = self.merge() if self.is_bound and LOADED_STATE in self.fields else {}
        super().full_clean()
        for name, error in conflicts.items():
            self.add_error(name if name in self.fields else None, error)

    def merge(self):
        """Merge what only somebody else has changed; return an error by field where both have."""
        try:
            loaded = dict(json.loads(self[LOADED_STATE].data or "{}"))
        except ValueError:
            return {}
        now = self.digests()
        changed = [name for name in now if loaded.get(name, now[name]) != now[name]]
        if not changed:
            return {}
        self.data = self.data.copy()
        self.data[self.add_prefix(LOADED_STATE)] = json.dumps(now)
        rows = self.rows()
        for formset in getattr(self, "formsets", {}).values():
            formset.data = self.data
        conflicts = {}
        for name in changed:
            if name in rows:
                error = self.merge_rows(rows[name], loaded[name])
            else:
                error = self.merge_field(name, loaded[name], now[name])
            conflicts |= {name: error} if error else {}
        return conflicts

    def merge_field(self, name, loaded, now):
        field, saved = self.fields[name], self.get_initial_for_field(self.fields[name], name)
        raw = self[name].data
        mine = raw_field_digest(field, raw, saved)
        if mine == now:
            return None
        # An older value may be one that the field would write otherwise today.
        if loaded in (mine, field_digest(field, raw)):
            write_raw(self.data, self.add_prefix(name), field, saved)
            return None
        if theirs := in_words(field, saved):
            text = _(
                "%(name)s has changed this to “%(theirs)s” while you were writing. Yours stands "
                "here: save again if it should hold."
            )
        else:
            text = _(
                "%(name)s has emptied this while you were writing. Yours stands here: save again "
                "if it should hold."
            )
        return ValidationError(text, params={"name": self.other_editor(), "theirs": theirs})

    def merge_rows(self, rows, loaded):
        if rows.sent_digest(self.data) == loaded or rows.sent_equals_saved(self.data):
            rows.write_saved(self.data)
            return None
        rows.write_sent(self.data)
        text = _(
            "%(name)s has changed %(what)s while you were writing. Saved are: %(theirs)s. Yours "
            "stand here: save again if they should hold."
        )
        what = rows.formset.model._meta.verbose_name_plural
        theirs = rows.in_words() or _("none")
        return ValidationError(
            text, params={"name": self.other_editor(), "what": what, "theirs": theirs}
        )

    def other_editor(self):
        """Return the name of who saved last."""
        entry = log_registry.get_logs_for_instance(self.instance).first()
        return editor_name(entry and entry.user)


class ConflictForm(ConflictMixin, WagtailAdminModelForm):
    """For models whose form Wagtail makes from panels."""


def editor_name(user):
    """Return the name of a user, or of nobody in particular where it is None."""
    return (user.get_full_name() or user.get_username()) if user else _("Somebody else")
