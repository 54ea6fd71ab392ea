"""The rows below a form, such as links: as they are saved now, and as a browser sent them."""

import hashlib
import json

from .field_states import as_text, in_words, write_raw

# What a formset adds to each row.
FORMSET_FIELDS = ("ORDER", "DELETE")


class Rows:
    def __init__(self, formset):
        """Read the rows of `formset`, whose own forms are not made yet: they read what we write."""
        self.formset = formset
        self.prefix = formset.prefix
        stored = type(formset)(
            instance=formset.instance, prefix=formset.prefix, form_kwargs=formset.form_kwargs
        )
        self.key = formset.model._meta.pk.name
        self.saved = stored.initial_forms
        self.fields = {
            name: field
            for name, field in stored.empty_form.fields.items()
            if name not in (*FORMSET_FIELDS, self.key)
        }

    def saved_digest(self):
        return rows_digest([[str(form.instance.pk), *self.values_of(form)] for form in self.saved])

    def values_of(self, form):
        return [
            as_text(field, form.get_initial_for_field(field, name))
            for name, field in self.fields.items()
        ]

    def sent(self, data):
        """Return the numbers of the rows that were sent and are not deleted, in their order."""
        there = [n for n in self.numbers(data) if self.is_kept(data, n)]
        return sorted(there, key=lambda n: parse_number(data.get(f"{self.prefix}-{n}-ORDER"), n))

    def numbers(self, data):
        total = parse_number(data.get(f"{self.prefix}-TOTAL_FORMS"))
        return range(min(total, self.formset.absolute_max))

    def is_kept(self, data, n):
        at = f"{self.prefix}-{n}"
        return not data.get(f"{at}-DELETE") and any(data.get(f"{at}-{f}") for f in self.fields)

    def values_sent(self, data, n):
        at = f"{self.prefix}-{n}"
        return [
            as_text(field, field.widget.value_from_datadict(data, {}, f"{at}-{name}"))
            for name, field in self.fields.items()
        ]

    def sent_digest(self, data):
        return rows_digest(
            [
                [data.get(f"{self.prefix}-{n}-{self.key}", ""), *self.values_sent(data, n)]
                for n in self.sent(data)
            ]
        )

    def sent_equals_saved(self, data):
        return [self.values_sent(data, n) for n in self.sent(data)] == [
            self.values_of(form) for form in self.saved
        ]

    def write_saved(self, data):
        """Let `data` say what is saved."""
        self.clear(data, len(self.saved), len(self.saved))
        for n, form in enumerate(self.saved):
            at = f"{self.prefix}-{n}"
            data[f"{at}-{self.key}"], data[f"{at}-ORDER"] = str(form.instance.pk), str(n + 1)
            for name, field in self.fields.items():
                write_raw(data, f"{at}-{name}", field, form.get_initial_for_field(field, name))

    def write_sent(self, data):
        """Let `data` say what was sent, a row that is gone by now as a new one."""
        there = {str(form.instance.pk) for form in self.saved}
        kept, rows = self.sent(data), []
        for n in self.numbers(data):
            at = f"{self.prefix}-{n}-"
            row = {key[len(at) :]: data.getlist(key) for key in data if key.startswith(at)}
            is_there = data.get(f"{at}{self.key}") in there
            if is_there or n in kept:
                rows.append((not is_there, row if is_there else {**row, self.key: [""]}))
        rows.sort(key=lambda row: row[0])
        self.clear(data, len(rows), sum(not is_new for is_new, _ in rows))
        for n, (_, row) in enumerate(rows):
            for name, values in row.items():
                data.setlist(f"{self.prefix}-{n}-{name}", values)

    def clear(self, data, total, initial):
        for key in [key for key in data if key.startswith(f"{self.prefix}-")]:
            if key.removeprefix(f"{self.prefix}-")[:1].isdigit():
                del data[key]
        data[f"{self.prefix}-TOTAL_FORMS"] = str(total)
        data[f"{self.prefix}-INITIAL_FORMS"] = str(initial)

    def in_words(self):
        """Return the rows that are saved, in words."""
        rows = [
            ", ".join(
                in_words(field, form.get_initial_for_field(field, name))
                for name, field in self.fields.items()
            )
            for form in self.saved
        ]
        return "; ".join(rows)


def rows_digest(rows):
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


def parse_number(sent, otherwise=0):
    return int(sent) if sent and sent.isascii() and sent.isdecimal() else otherwise
