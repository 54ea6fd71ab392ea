"""What the scripts that read the clipboard are told."""

from django.templatetags.static import static
from django.utils.html import json_script
from django.utils.translation import gettext, ngettext

from policy.importing.points import PATTERNS


def paste_settings():
    """Return the patterns of a list's marks and the texts of messages as an element of a page."""
    texts = {
        "one": pasted_commitments(1),
        "many": pasted_commitments(2),
        "undo": gettext("Undo"),
        "undone": gettext("What was pasted has been taken away again."),
    }
    modules = {"points": static("policy/admin/points.js")}
    return json_script({"patterns": PATTERNS, "texts": texts, "modules": modules}, "paste-settings")


def pasted_commitments(number):
    return ngettext(
        "%(number)s commitment was pasted.", "%(number)s commitments were pasted.", number
    )
