"""Settling pages and revisions before they are saved: every point has an id of its own."""

import json

from django.conf import settings
from wagtail.models import Revision

from policy.models import CommitmentPoint
from policy.models.content import ContentPage

from .point_ids import Before, give_own_ids


def settle_page(page):
    """Make the ids of the points in the body of a ContentPage unique and lasting.

    An alias has those of the page it stands for.
    """
    if not page.alias_of_id:
        # A copy shares its body with the page that was copied until either is read anew.
        page.body = page.body.stream_block.to_python(page.body.get_prep_value())
        settle(page, page.body)


def settle_revision(revision):
    """Do the same to the content of a revision of a ContentPage: drafts, copies, schedules."""
    model = revision.content_type.model_class()
    if not (model and issubclass(model, ContentPage) and revision.content.get("body")):
        return
    if page := model.objects.filter(pk=revision.object_id).first():
        body = body_of(revision, model)
        if settle(page, body):
            revision.content["body"] = json.dumps(body.get_prep_value())


def settle(page, body):
    key = page.translation_key
    before = Before(*bodies_before(page))
    return give_own_ids(body, before, key, lambda ids: registered_elsewhere(key, ids))


def body_of(revision, model):
    return model._meta.get_field("body").to_python(revision.content.get("body") or "[]")


def bodies_before(page):
    """Yield the bodies of `page` in the database and of the page that it is a translation of."""
    versions = (
        type(page)
        .objects.filter(translation_key=page.translation_key, alias_of=None)
        .filter(locale__language_code__in=[page.locale.language_code, settings.LANGUAGE_CODE])
    )
    for version in versions:
        yield version.body
    latest = [version.latest_revision_id for version in versions]
    for revision in Revision.objects.filter(pk__in=latest):
        yield body_of(revision, type(page))


def registered_elsewhere(key, ids):
    """Return which of some block ids stand for commitments of other pages, and of no own."""
    points = CommitmentPoint.objects.filter(block_id__in=ids)
    own = points.filter(translation_key=key).values_list("block_id", flat=True)
    others = points.exclude(translation_key=key).values_list("block_id", flat=True)
    return set(others) - set(own)
