import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site
from wagtail.templatetags.wagtailcore_tags import richtext

from policy.embedding.offer import offer_of
from policy.pages.navigation import Navigation
from policy.pages.passages import with_anchors
from policy.pictures.cards import Card, PromiseCard
from policy.pictures.responsive import responsive
from policy.register.public.comparison import Comparison
from policy.register.public.record import records_of
from policy.rich_text.links import without_dead_links
from policy.translation.roots import root_above, root_in
from policy.typesetting.keeping import kept_size

register = template.Library()

register.filter("without_dead_links", lambda html: mark_safe(without_dead_links(html)))


@register.simple_tag(takes_context=True)
def site_navigation(context):
    """The menus of the site, from what the page has loaded already where it is the first one."""
    request, page = context["request"], context.get("page")
    loaded, site = context.get("programme"), Site.find_for_request(request)
    if loaded and loaded.root.depth == site.root_page.depth:
        return loaded
    is_saved = page and page.pk
    return Navigation(root_above(page, request) if is_saved else root_in(get_language(), request))


@register.simple_tag(takes_context=True)
def page_name(context):
    """What tabs, bookmarks and shared links call the page, apart from the branch's name.

    An easy version says that it is one: it often has the title of the Swedish page.
    """
    page, commitment = context.get("page"), context.get("commitment")
    name = context.get("title") or (commitment and commitment.statement.removesuffix("."))
    name = name or getattr(page, "seo_title", "") or getattr(page, "name_elsewhere", "")
    name = name or getattr(page, "title", "")
    if name and get_language() == settings.EASY_LANGUAGE:
        return _("%(title)s (easy Swedish)") % {"title": name}
    return name


@register.simple_tag(takes_context=True)
def card_url(context, page, brand):
    """The full address of the sharing card of the page, or of the promise that it shows."""
    if commitment := context.get("commitment"):
        digest = PromiseCard(commitment, brand).digest
        path = reverse("promise-card", args=[get_language(), commitment.public_id, digest])
    else:
        path = reverse("card", args=[page.pk, Card(page, context["navigation"], brand).digest])
    return Site.find_for_request(context["request"]).root_url + path


@register.simple_tag
def document_size(page, name):
    """How large the PDF `name` of the page is, in megabytes; "" until it has been made."""
    size = kept_size(f"{page.pk}-{name}")
    return format_html(" <bdi>({})</bdi>", megabytes(size)) if size else ""


@register.filter
def megabytes(size):
    """Write a number of bytes as visitors read it before they download something."""
    return f"{number_format(max(size / 1_000_000, 0.1), 1)} MB"


@register.simple_tag
def has_former_term(page):
    """Whether the area `page` can be compared with the term before."""
    return bool(Comparison(page.translation_key).former)


@register.simple_tag(takes_context=True)
def embedding_offer(context):
    """What the page offers other sites to show (Offer), or None."""
    page = context.get("page")
    if page is None or not page.pk:
        return None
    register = context["navigation"].register
    return offer_of(context["request"], page, register, context.flatten())


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context):
    """The way to the page from the first one, for people and as a BreadcrumbList (schema.org)."""
    page, request = context["page"], context["request"]
    ancestors = context["navigation"].above(page)
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "name": one.title,
            "item": one.get_full_url(request),
        }
        for place, one in enumerate([*ancestors, page], start=1)
    ]
    data = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }
    json_ld = json_ld_script(data)
    return {"page": page, "request": request, "ancestors": ancestors, "json_ld": json_ld}


@register.inclusion_tag("components/previous_next.html", takes_context=True)
def previous_next(context):
    """The areas before and after the page, in the order of the programme."""
    page = context["page"]
    same = [one for one in context["navigation"].top if one.content_type_id == page.content_type_id]
    place = next((place for place, one in enumerate(same) if one.pk == page.pk), None)
    if place is None:
        return {}
    around = [None, *same, None]
    return {"request": context["request"], "previous": around[place], "next": around[place + 2]}


@register.simple_tag(takes_context=True)
def responsive_picture(context, image, alt, sizes, eager, dark):
    """A <picture> in every format and width; `eager` where a visitor sees it first.

    `dark` is the Picture that takes its place in the dark theme, or None.
    """
    return responsive(image, alt, sizes, eager, context.get("request"), dark)


@register.inclusion_tag("policy/register/record.html", takes_context=True)
def record(context, key, area=None):
    """How far all promises of a term have come, or those of `area`; `key` as of records_of."""
    public_register, request = context["navigation"].register, context["request"]
    if public_register is None:
        return {}
    if not hasattr(request, "commitment_records"):
        request.commitment_records = records_of(public_register, context["navigation"].pages)
    return {
        "record": request.commitment_records.get(str(key)),
        "address": public_register.get_url(request),
        "area": area,
    }


@register.simple_tag
def anchor_link(anchor, title):
    """A link to the section `title`, which has the id `anchor`: the same in every version."""
    return anchor_link_in(get_language(), anchor, title)


@lru_cache(maxsize=1000)
def anchor_link_in(language, anchor, title):
    return render_to_string("components/anchor.html", {"anchor": anchor, "title": title})


@register.filter
def headings(value, level):
    """Render rich text with its headings at `level`: none is skipped (WCAG 2.2, 1.3.1)."""
    return mark_safe(re.sub(r"(</?h)3\b", rf"\g<1>{level or 3}", str(richtext(value))))


@register.filter
def anchored(html, anchors):
    """Give the headings of rich text the ids by which links lead to them."""
    return mark_safe(with_anchors(html, anchors or ()))


@register.simple_tag
def status_badge(status):
    """The icon and the word of a Status: the same at every commitment, so made once a language."""
    return badge_in(get_language(), status)


@cache
def badge_in(language, status):
    return render_to_string("policy/register/status.html", {"status": status})


ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def json_ld_script(data: Mapping[str, object]) -> str:
    """Return `data` as a JSON-LD script element that no value can break out of."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
