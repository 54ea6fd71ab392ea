"""Converts what the rich text editor sends (Draft.js' content state) to HTML in linear time.

draftjs-exporter searches each element among all those before it: a text of 100,000 line breaks
took minutes. Overlapping styles become nested elements, too deep for Python's recursion; the
editor itself sends none that overlap.
"""

import json

from draftjs_exporter.engines.string import DOMString, Elt
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


class Element(Elt):
    """An element with the set of its children, by identity."""

    __slots__ = ("children_ids",)

    def __init__(self, type_, attr, markup=""):
        super().__init__(type_, attr, markup)
        self.children_ids = set()


class Engine(DOMString):
    """The exporter's own engine, which finds in constant time whether a child is there already."""

    @staticmethod
    def create_tag(type_, attr=None):
        return Element(type_, attr)

    @staticmethod
    def append_child(elt, child):
        if isinstance(child, Elt):
            if id(child) in elt.children_ids:
                return
            elt.children_ids.add(id(child))
        elt.children.append(child)


class Converter(ContentstateConverter):
    """Wagtail's converter, with overlapping ranges of one style merged."""

    def __init__(self, features=None):
        super().__init__(features)
        # Wagtail chooses the engine; its converter takes no other.
        self.exporter._engine = f"{Engine.__module__}.{Engine.__name__}"

    def to_database_format(self, contentstate_json):
        state = json.loads(contentstate_json) or {}
        for block in state.get("blocks", []):
            if ranges := block.get("inlineStyleRanges"):
                block["inlineStyleRanges"] = merged(ranges)
        return self.exporter.render(state)


def merged(ranges):
    """Return the ranges with those of one style that touch or overlap merged."""
    by_style = {}
    for one in sorted(ranges, key=lambda one: one["offset"]):
        known = by_style.setdefault(one["style"], [])
        end = one["offset"] + one["length"]
        if known and one["offset"] <= known[-1]["offset"] + known[-1]["length"]:
            known[-1]["length"] = max(end - known[-1]["offset"], known[-1]["length"])
        else:
            known.append(dict(one))
    return [one for known in by_style.values() for one in known]


class RichTextArea(DraftailRichTextArea):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.converter = Converter(self.features)
