from wagtail.models import Site


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
        "sameAs": [link.url for link in details.links],
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
