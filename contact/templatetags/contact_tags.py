from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Site

from contact.models import ContactDetails, ContactPage
from contact.models.appearance import brand_of, site_details, with_appearance
from contact.models.people import people_in
from contact.portraits import portrait_element
from policy.pages.navigation import type_of
from policy.templatetags.policy_tags import json_ld_script

register = template.Library()

FOOTER_PEOPLE = 3

register.simple_tag(brand_of, name="brand")


@register.simple_tag(takes_context=True)
def contact_details(context):
    """The contact details of the site; those of a preview where one is being shown."""
    if "details" in context:
        return with_appearance(context["details"])
    request, kept = context["request"], ContactDetails.get_cache_attr_name()
    if not hasattr(request, kept):
        setattr(request, kept, site_details(Site.find_for_request(request)))
    return getattr(request, kept)


@register.filter
def breakable(email):
    """The address, with a place before its @ where a narrow screen may break the line."""
    name, _at, host = email.rpartition("@")
    return format_html("{}<wbr>@{}", name, host)


@register.simple_tag(takes_context=True)
def contact_people(context):
    """Everybody whom visitors can turn to, in order, with portraits, in the page's language."""
    people = context.get("everybody") or people_in(get_language())
    areas = {page.translation_key: page for page in context["navigation"].top}
    for person in people:
        person.area_page = person.area and areas.get(person.area.translation_key)
    return people


@register.simple_tag
def contact_page_in(navigation):
    """The contact page below the first page, or None."""
    return next((one for one in navigation.top if type_of(one) == "contactpage"), None)


@register.simple_tag
def people_of_footer(people, navigation):
    """Those of `people` whom every page names, and the page of all the others where it has some."""
    contact_page = contact_page_in(navigation)
    if contact_page and len(people) > FOOTER_PEOPLE:
        return {"shown": people[:FOOTER_PEOPLE], "page": contact_page}
    return {"shown": people}


@register.simple_tag(takes_context=True)
def organisation_json_ld(context, details, people):
    """A script element with the organisation's JSON-LD, which browsers do not run."""
    data = organisation_data(context["request"], details, people)
    return json_ld_script(data)


@register.simple_tag(takes_context=True)
def website_json_ld(context, details):
    """A script element that tells programs of the site and its search (schema.org WebSite)."""
    root = Site.find_for_request(context["request"]).root_url
    return json_ld_script(
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": details.organisation,
            "url": root + reverse("wagtail_serve", args=[""]),
            "inLanguage": get_language(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{root}{reverse('search')}?q={{query}}",
                "query-input": "required name=query",
            },
        }
    )


@register.simple_tag(takes_context=True)
def portrait(context, picture):
    """A <picture> of a contact person."""
    return portrait_element(picture, context.get("request"))


@register.simple_tag
def people_answering_for(people, page):
    """Those of `people` who answer for the area `page`."""
    answering = [one for one in people if one.area]
    return [one for one in answering if one.area.translation_key == page.translation_key]


@register.simple_tag
def message_terms(page):
    """Whether `page` is the privacy notice of a contact page, which says how messages are kept."""
    key = page.translation_key
    return ContactPage.objects.live().filter(privacy_page__translation_key=key).exists()


def organisation_data(request, details, people):
    """Describe the organisation for search engines (schema.org Organization, JSON-LD).

    Return a dict without empty values, built from what the page itself shows.
    """
    data = {
        "@context": "https://schema.org",
        "@type": "PoliticalParty",
        "name": details.organisation,
        "url": Site.find_for_request(request).root_url + "/",
        "email": details.email,
        "telephone": details.phone.as_e164 if details.phone else "",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": details.street_address,
            "postalCode": details.postal_code,
            "addressLocality": details.city,
            "addressCountry": "SE",
        }
        if details.street_address
        else {},
        "sameAs": [link.url for link in details.links if not link.is_party_wide],
        "contactPoint": [contact_point(one) for one in people if one.email or one.phone],
    }
    return {name: value for name, value in data.items() if value}


def contact_point(person):
    point = {
        "@type": "ContactPoint",
        "name": person.name,
        "contactType": person.role,
        "email": person.email,
        "telephone": person.phone.as_e164 if person.phone else "",
    }
    return {name: value for name, value in point.items() if value}
