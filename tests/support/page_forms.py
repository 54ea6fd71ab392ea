"""The form of a page in the admin, filled in as an editor's browser sends it."""

from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

__all__ = ["commitments", "fields", "link", "picture", "rich_text", "send", "texts"]


def fields(page, body=(), read_more=(), **changes):
    """What the form sends: the page's own fields, the blocks given here, and `changes`."""
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""}
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "lead": page.lead,
            "picture": page.picture_id or "",
            "picture_alt": page.picture_alt,
            "body": streamfield(body),
            "read_more": streamfield(read_more),
            "search_description": page.search_description,
            "comments": comments,
            **changes,
        }
    )


def texts(*html):
    return [("text", rich_text(one)) for one in html]


def commitments(*points, heading="Vi lovar", ids=None):
    """A list of commitments; `ids` gives the points other block ids than their numbers."""
    ids = ids or [f"punkt-{n}" for n in range(len(points))]
    items = {
        f"{n}-{key}": value
        for n, (point, one) in enumerate(zip(points, ids, strict=True))
        for key, value in {"value": point, "id": one, "order": n, "deleted": ""}.items()
    }
    return (
        "commitments",
        {"heading": heading, "followed_up": "on", "points": {"count": len(points), **items}},
    )


def picture(image, alt="", decorative=False):
    value = {"image": image.pk, "alt_text": alt, **({"decorative": "on"} if decorative else {})}
    item = {
        "0-value-image": value,
        "0-value-caption": "",
        "0-id": "bild-0",
        "0-order": 0,
        "0-deleted": "",
    }
    return ("pictures", {"pictures": {"count": 1, **item}})


def link(text="", address="", page=""):
    value = {"page": page, "document": "", "address": address, "link_text": text}
    return ("link", value)


def send(client, page, data, action="action-publish"):
    """Press a button: publish, hand in (action-submit) or, without an action, save the draft."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, {**data, **({action: "1"} if action else {})})
