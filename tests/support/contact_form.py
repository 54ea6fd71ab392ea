"""The form of the contact details in the admin, filled in as an editor's browser sends it."""

from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data


def send_details(client, links=(), **changes):
    """Post the form with `links`, a dict for each social link, and `changes` of its fields."""
    form = nested_form_data(
        {
            "organisation": "Föreningen",
            "street_address": "Storgatan 1",
            "postal_code": "147 40",
            "city": "Tumba",
            "email": "hej@example.org",
            "phone": "070-291 11 89",
            "message_recipient": "",
            "message_retention_days": "30",
            "social_links": inline_formset(links),
        }
    )
    site = Site.objects.get()
    address = reverse("wagtailsettings:edit", args=["contact", "contactdetails", site.pk])
    return client.post(address, {**form, **changes})
