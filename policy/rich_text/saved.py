"""How links of rich text are saved, whatever the editor's browser sent."""

from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.documents.rich_text.contentstate import document_link_entity

from .addresses import key_of, normalise_address


def link_element(props):
    if props.get("id") is None:
        return link_entity({**props, "url": normalise_address(props.get("url"))})
    return link_entity(props) if key_of(props["id"]) else link_words(props)


def document_link_element(props):
    return document_link_entity(props) if key_of(props.get("id")) else link_words(props)


def link_words(props):
    """The words of a link that leads to no number: the text is kept, the link is none."""
    return DOM.create_element("fragment", {}, props["children"])


def register_link_rules(features):
    """Replace Wagtail's rules for links, which take any value for the number of a page."""
    rules = features.converter_rules_by_converter["contentstate"]
    for name, entity, saved in (
        ("link", "LINK", link_element),
        ("document-link", "DOCUMENT", document_link_element),
    ):
        rule = {**rules[name], "to_database_format": {"entity_decorators": {entity: saved}}}
        features.register_converter_rule("contentstate", name, rule)
