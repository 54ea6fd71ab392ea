"""The tasks of the guide, read from guide.toml."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

WORD = re.compile(r"\*\*(.+?)\*\*")


class Task(NamedTuple):
    """One everyday task: `why` it matters and its `steps`, with **the words on the screen**."""

    key: str
    title: str
    why: str
    steps: list

    def words(self, number):
        """The words on the screen that step `number`, from 1, names."""
        return WORD.findall(self.steps[number - 1])

    @property
    def pictured(self):
        """Each step as HTML with the address of its picture."""
        for number, step in enumerate(self.steps, start=1):
            html = WORD.sub(r"<strong>\1</strong>", conditional_escape(step))
            yield mark_safe(html), static(f"guide/{self.key}-{number}.webp")


def read():
    content = tomllib.loads((Path(__file__).parent / "guide.toml").read_text())
    return {entry["key"]: Task(**entry) for entry in content["tasks"]}


TASKS = read()
