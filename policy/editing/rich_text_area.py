"""What the rich text editor sends (Draft.js' content state) is made HTML in time in proportion.

draftjs-exporter looks each element up among all those before it: a text of 100,000 line breaks
took minutes. And each of many styles that lie over one another would be an element in the other,
deeper than Python goes; the editor itself sends none that overlap.
"""

import json

from draftjs_exporter.engines.string import DOMString, Elt
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


class Element(Elt):
    """An element that knows which others it holds."""

    __slots__ = ("held",)

    def __init__(self, type_, attr, markup=""):
        super().__init__(type_, attr, markup)
        self.held = set()


class Engine(DOMString):
    """The exporter's own engine, but for how it knows that a child is there already."""

    @staticmethod
    def create_tag(type_, attr=None):
        return Element(type_, attr)

    @staticmethod
    def append_child(elt, child):
        if isinstance(child, Elt):
            if id(child) in elt.held:
                return
            elt.held.add(id(child))
        elt.children.append(child)


class Converter(ContentstateConverter):
    """Wagtail's converter, without styles that lie over themselves."""

    def __init__(self, features=None):
        super().__init__(features)
        # Wagtail chooses the engine; its converter takes no other.
        self.exporter._engine = f"{Engine.__module__}.{Engine.__name__}"

    def to_database_format(self, contentstate_json):
        state = json.loads(contentstate_json) or {}
        for block in state.get("blocks", []):
            if ranges := block.get("inlineStyleRanges"):
                block["inlineStyleRanges"] = apart(ranges)
        return self.exporter.render(state)


def apart(ranges):
    """Return the ranges so that none of a style touches another of the same style."""
    apart = {}
    for one in sorted(ranges, key=lambda one: one["offset"]):
        known = apart.setdefault(one["style"], [])
        end = one["offset"] + one["length"]
        if known and one["offset"] <= known[-1]["offset"] + known[-1]["length"]:
            known[-1]["length"] = max(end - known[-1]["offset"], known[-1]["length"])
        else:
            known.append(dict(one))
    return [one for known in apart.values() for one in known]


class RichTextArea(DraftailRichTextArea):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.converter = Converter(self.features)
