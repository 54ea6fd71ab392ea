"""What the scripts of a page's form are told."""

from django.templatetags.static import static
from django.utils.html import json_script
from django.utils.translation import gettext, ngettext

from policy.importing.points import PATTERNS


def script_settings():
    """Return the patterns of a list's marks and the texts of messages as an element of a page.

    Of the number in a message there are always two or more.
    """
    texts = {
        "pasted": ngettext(
            "%(number)s commitment was pasted.", "%(number)s commitments were pasted.", 2
        ),
        "pasting": gettext("Pasting %(number)s commitments…"),
        "removed": gettext("Taken away."),
        "ask": gettext(
            "Are these commitments? %(number)s points were pasted into running text, where nobody "
            "can follow them up."
        ),
        "yes": gettext("Yes, make commitments of them"),
        "no": gettext("No, leave them in the text"),
        "table": gettext("The table became a block of its own, below the text."),
        "flat": gettext("The table became text: a table can stand in the page's content alone."),
        "ok": gettext("All right"),
        "draft": gettext(
            "The page is kept as a draft from now on, so that nothing you write is lost. "
            "Visitors do not see it."
        ),
        "discard": gettext("Throw the draft away"),
        "undo": gettext("Undo"),
        "changed": gettext("Something has been written since, so nothing was taken away."),
        "undone": gettext("What was pasted has been taken away again."),
    }
    modules = {
        name: static(f"policy/admin/{file}.js")
        for name, file in (
            ("points", "points"),
            ("notice", "notice"),
            ("text", "pasted_text"),
            ("blocks", "blocks"),
            ("sight", "in_sight"),
        )
    }
    return json_script(
        {"patterns": PATTERNS, "texts": texts, "modules": modules}, "editor-settings"
    )
