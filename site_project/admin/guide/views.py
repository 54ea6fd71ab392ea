"""The editors' guide: tasks of guide.toml on one page."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from django.shortcuts import render
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

LABEL = re.compile(r"\*\*(.+?)\*\*")


class Task(NamedTuple):
    """A task of editors: why it matters and its steps, with **labels of the interface**."""

    key: str
    title: str
    why: str
    steps: list[str]

    def labels(self, number):
        """Return the labels in step `number`, from 1."""
        return LABEL.findall(self.steps[number - 1])

    @property
    def steps_with_pictures(self):
        """Yield each step as HTML with the address of its picture."""
        for number, step in enumerate(self.steps, start=1):
            html = LABEL.sub(r"<strong>\1</strong>", conditional_escape(step))
            yield mark_safe(html), static(f"guide/{self.key}-{number}.webp")


CONTENT = tomllib.loads((Path(__file__).parent / "guide.toml").read_text())
TASKS = {entry["key"]: Task(**entry) for entry in CONTENT["tasks"]}


def guide(request):
    context = {"tasks": TASKS.values(), "header_title": _("Guide"), "header_icon": "help"}
    return render(request, "wagtailadmin/guide/guide.html", context)
