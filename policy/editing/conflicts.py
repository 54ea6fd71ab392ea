"""Two people at one form: nobody saves over what somebody else has saved meanwhile.

A hidden field says what the form was opened with, field by field. What only the other has changed
is taken over; where both have, the form shows theirs beside mine, and a second press saves mine.
"""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import registry as log_registry

from .field_states import print_of, put_raw, raw_print, shown
from .row_states import Rows

LOADED = "loaded-state"


class LoadedState(forms.CharField):
    """What the fields were when the form was opened; never a change of its own."""

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput)

    def has_changed(self, initial, data):
        return False


class Meanwhile:
    """A form of something that exists, see above; put it before the class of the form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields[LOADED] = LoadedState()
            # Called when it is shown: forms still set what is initial after this.
            self.initial[LOADED] = self.state

    def state(self):
        return json.dumps(self.prints())

    def prints(self):
        """Return a print of each field and of the rows below, as they are saved now."""
        of_fields = {
            name: print_of(field, self.get_initial_for_field(field, name))
            for name, field in self.fields.items()
            if name != LOADED
        }
        return of_fields | {name: rows.print_now() for name, rows in self.rows().items()}

    def rows(self):
        formsets = getattr(self, "formsets", {})
        return {name: Rows(formset) for name, formset in formsets.items()}

    def full_clean(self):
        both = self.taken_over() if self.is_bound and LOADED in self.fields else {}
        super().full_clean()
        for name, error in both.items():
            self.add_error(name if name in self.fields else None, error)

    def taken_over(self):
        """Take over what only somebody else has changed; return errors where both have."""
        try:
            loaded = dict(json.loads(self[LOADED].data or "{}"))
        except ValueError:
            return {}
        now = self.prints()
        changed = [name for name in now if loaded.get(name, now[name]) != now[name]]
        if not changed:
            return {}
        self.data = self.data.copy()
        self.data[self.add_prefix(LOADED)] = json.dumps(now)
        rows = self.rows()
        for formset in getattr(self, "formsets", {}).values():
            formset.data = self.data
        both = {}
        for name in changed:
            if name in rows:
                error = self.rows_taken_over(rows[name], loaded[name])
            else:
                error = self.field_taken_over(name, loaded[name], now[name])
            both |= {name: error} if error else {}
        return both

    def field_taken_over(self, name, loaded, now):
        field, saved = self.fields[name], self.get_initial_for_field(self.fields[name], name)
        raw = self[name].data
        mine = raw_print(field, raw, saved)
        if mine == now:
            return None
        # An older value may be one that the field would write otherwise today.
        if loaded in (mine, print_of(field, raw)):
            put_raw(self.data, self.add_prefix(name), field, saved)
            return None
        if theirs := shown(field, saved):
            text = _(
                "%(name)s has changed this to “%(theirs)s” while you were writing. Yours stands "
                "here: save again if it should hold."
            )
        else:
            text = _(
                "%(name)s has emptied this while you were writing. Yours stands here: save again "
                "if it should hold."
            )
        return ValidationError(text, params={"name": self.other(), "theirs": theirs})

    def rows_taken_over(self, rows, loaded):
        if rows.print_sent(self.data) == loaded or rows.are_as_now(self.data):
            rows.write_now(self.data)
            return None
        rows.write_sent(self.data)
        text = _(
            "%(name)s has changed %(what)s while you were writing. Saved are: %(theirs)s. Yours "
            "stand here: save again if they should hold."
        )
        what = rows.formset.model._meta.verbose_name_plural
        theirs = rows.shown() or _("none")
        return ValidationError(text, params={"name": self.other(), "what": what, "theirs": theirs})

    def other(self):
        """Return the name of who saved last."""
        entry = log_registry.get_logs_for_instance(self.instance).first()
        user = entry and entry.user
        return (user.get_full_name() or user.get_username()) if user else _("Somebody else")


class MeanwhileForm(Meanwhile, WagtailAdminModelForm):
    """For models whose form Wagtail makes from panels."""
