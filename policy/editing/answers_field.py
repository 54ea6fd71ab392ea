"""The hidden field in which the scripts of a page's form keep what the editor has answered."""

import json
import re

from django import forms

# What a JSON text may say and no database holds: a null, and half of a pair of surrogates.
UNSTORABLE = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


class AnswersField(forms.CharField):
    """A dict as JSON (see policy/register/answers.py). What is not one is no answer.

    Nothing in it was typed, so no editor is told of a mistake.
    """

    widget = forms.HiddenInput

    def __init__(self, encoder=None, decoder=None, **kwargs):
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) else json.dumps(value or {}, ensure_ascii=False)

    def to_python(self, value):
        if isinstance(value, str):
            try:
                value = {} if UNSTORABLE.search(value) else json.loads(value, parse_constant=str)
            except (ValueError, RecursionError):
                value = {}
        return value if isinstance(value, dict) else {}

    def has_changed(self, initial, data):
        return self.to_python(initial) != self.to_python(data)
