from django import template
from wagtail.models import Site

from contact.models import ContactDetails, ContactPage, ContactPerson
from contact.organisation import organisation_data
from policy.json_ld import json_ld_script

register = template.Library()


@register.simple_tag(takes_context=True)
def contact_details(context):
    """The contact details of the site; those of a preview where one is being shown."""
    if "details" in context:
        return context["details"]
    request, kept = context["request"], ContactDetails.get_cache_attr_name()
    if not hasattr(request, kept):
        setattr(request, kept, ContactDetails.with_links(Site.find_for_request(request)))
    return getattr(request, kept)


@register.simple_tag
def contact_people():
    """Everybody whom visitors can turn to, in order, with portraits."""
    return ContactPerson.objects.select_related("portrait", "area")


@register.simple_tag(takes_context=True)
def organisation_json_ld(context, details, people):
    """A script element with the organisation's JSON-LD, which browsers do not run."""
    data = organisation_data(context["request"], details, people)
    return json_ld_script(data)


@register.simple_tag
def people_answering_for(people, page):
    """Those of `people` who answer for the area `page`."""
    return [person for person in people if person.area_id == page.pk]


@register.simple_tag
def message_terms(page):
    """Whether `page` is the privacy notice of a contact page, which says how messages are kept."""
    return ContactPage.objects.live().filter(privacy_page=page.pk).exists()
