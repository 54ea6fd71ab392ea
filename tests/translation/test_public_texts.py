"""Every text that a visitor can meet is translated into the languages that are kept in full.

Easy Swedish is not among them: what it does not say in its own way it takes from the Swedish.
"""

import ast
import re

import polib
import pytest
from django.utils.translation.template import templatize

from tests.support.servers import ROOT

pytestmark = pytest.mark.one_database

IN_FULL = ["sv", "fi", "ar"]
# What only editors see, or what the mail to the branch says.
FOR_EDITORS = re.compile(
    r"wagtail|/editing/|/importing/|/admin/|preview|contact/message/|messages_summary|message_mail"
    r"|/account/|/leaflet/|/mfa/|/login/|429"
)
TEMPLATES = [
    path
    for path in sorted(ROOT.glob("templates/**/*.html"))
    if not FOR_EDITORS.search(str(path.relative_to(ROOT)))
]
MODULES = [
    *sorted(ROOT.glob("policy/register/public/*.py")),
    *sorted(ROOT.glob("policy/feeds/*.py")),
    ROOT / "policy/models/commitments/status.py",
    ROOT / "contact/messages/forms.py",
    ROOT / "contact/messages/topics.py",
    ROOT / "contact/messages/views.py",
    ROOT / "site_project/search/views.py",
]
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext"}
CALL = re.compile(r"""\b(?:_|n?gettext)\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")


def texts_in(python):
    calls = [node for node in ast.walk(ast.parse(python)) if isinstance(node, ast.Call)]
    marked = [node for node in calls if getattr(node.func, "id", "") in GETTEXT]
    return {node.args[0].value for node in marked if isinstance(node.args[0], ast.Constant)}


def said_in(template):
    """Return the texts that Django's own extraction finds in `template`."""
    return {ast.literal_eval(text) for text in CALL.findall(templatize(template.read_text()))}


SAID = {path: said_in(path) for path in TEMPLATES}
SAID |= {path: texts_in(path.read_text()) for path in MODULES}


@pytest.mark.parametrize("locale", IN_FULL)
def test_every_public_text_is_translated(locale):
    catalogue = polib.pofile(ROOT / "locale" / locale / "LC_MESSAGES/django.po")
    translated = {entry.msgid for entry in catalogue}
    for path, texts in SAID.items():
        assert texts <= translated, path.relative_to(ROOT)


def test_the_texts_are_found():
    found = set().union(*SAID.values())
    assert {"Main menu", "%(number)s commitment", "Not started", "Write your name."} <= found
    assert len(found) > 150
