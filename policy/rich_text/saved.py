"""What a link becomes when running text is saved, whatever the editor's browser sent for it."""

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.documents.rich_text.contentstate import document_link_entity

from .addresses import tidy

# The largest number that a column of either database holds for a key.
LARGEST = 2**63 - 1


def key_of(value):
    """Return the number of a page or document that `value` is, or None."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    text = str(value)
    # Letters of other scripts are digits too, and no database takes them for such.
    if not (text.isascii() and text.isdecimal() and len(text) < 20):
        return None
    return int(text) if 0 < int(text) <= LARGEST else None


def link(props):
    if props.get("id") is None:
        return link_entity({**props, "url": tidy(props.get("url"))})
    return link_entity(props) if key_of(props["id"]) else words_of(props)


def document_link(props):
    return document_link_entity(props) if key_of(props.get("id")) else words_of(props)


def words_of(props):
    """The words of a link that leads to no number: the text is kept, the link is none."""
    return DOM.create_element("fragment", {}, props["children"])


def register(features):
    """Replace Wagtail's rules for links, which take any value for the number of a page."""
    rules = features.converter_rules_by_converter["contentstate"]
    for name, entity, saved in (
        ("link", "LINK", link),
        ("document-link", "DOCUMENT", document_link),
    ):
        rule = {**rules[name], "to_database_format": {"entity_decorators": {entity: saved}}}
        features.register_converter_rule("contentstate", name, rule)
