"""Pages and revisions as they are saved: every point gets an id of its own (see point_ids)."""

import json

from django.conf import settings
from wagtail.models import Revision

from policy.models import CommitmentPoint, ContentPage

from .point_ids import Earlier, make_ids_unique


def assign_ids_in_page(page):
    """Make the ids of the points in the body of a ContentPage unique and lasting.

    An alias has those of its original.
    """
    if not page.alias_of_id:
        # A copy shares its body with the page that was copied until either is loaded again.
        page.body = page.body.stream_block.to_python(page.body.get_prep_value())
        assign_ids(page, page.body)


def assign_ids_in_revision(revision):
    """Do the same to the content of a revision of a ContentPage: drafts, copies, schedules."""
    model = revision.content_type.model_class()
    if not (model and issubclass(model, ContentPage) and revision.content.get("body")):
        return
    if page := model.objects.filter(pk=revision.object_id).first():
        body = body_of(revision, model)
        if assign_ids(page, body):
            revision.content["body"] = json.dumps(body.get_prep_value())


def assign_ids(page, body):
    """Make the ids in `body`, a version of `page`, unique; return the Changes."""
    key = page.translation_key
    earlier = Earlier(*earlier_bodies(page))
    return make_ids_unique(body, earlier, key, lambda ids: used_elsewhere(key, ids))


def body_of(revision, model):
    """Return the body (StreamValue) that a revision of a page of `model` holds."""
    return model._meta.get_field("body").to_python(revision.content.get("body") or "[]")


def earlier_bodies(page):
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


def used_elsewhere(key, ids):
    """Return which of some block ids stand for commitments of other pages, and of no own."""
    points = CommitmentPoint.objects.filter(block_id__in=ids)
    own = points.filter(translation_key=key).values_list("block_id", flat=True)
    others = points.exclude(translation_key=key).values_list("block_id", flat=True)
    return set(others) - set(own)
