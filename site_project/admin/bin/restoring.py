"""Bringing back what is in the bin: the same rows under the same keys, in the tree as it is now.

Links and translations find it again by its key, the register by its translation key.
"""

import json

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page

from policy.models import RegisterVersion

PAGE, REVISION = "wagtailcore.page", "wagtailcore.revision"
RESTORED = "bin.restore"


@transaction.atomic
def restore(entry, user):
    """Bring back what the BinEntry keeps, log it for `user`, and return it.

    Raises ValidationError where the page above it is not there, or it is there already, or
    something new has its place.
    """
    RegisterVersion.lock()
    model = apps.get_model(entry.model)
    if model.objects.filter(pk=entry.object_id).exists():
        raise ValidationError(_("It is back already."))
    known = known_models()
    rows = [row for row in json.loads(entry.rows) if row["model"] in known]
    if any(map(is_made_anew, rows)):
        raise ValidationError(
            _("It has been made anew in that language meanwhile: delete that one first.")
        )
    if entry.parent_id:
        place(rows, entry)
    insert(rows)
    for label, attname, key, value in entry.cleared:
        if label in known:
            refer_again(known[label], attname, key, value, entry)
    for one in restored_objects(rows, entry):
        # As any other save: the register, search and what visitors get follow.
        one.save(**({"clean": False} if isinstance(one, Page) else {}))
    found = model.objects.get(pk=entry.object_id)
    log(instance=found, action=RESTORED, user=user)
    entry.delete()
    return found


def known_models():
    """Return the models of today by label: an entry may be older than the site's last upgrade."""
    return {model._meta.label_lower: model for model in apps.get_models()}


def place(rows, entry):
    """Give the pages in `rows` the paths and addresses of where they stand from now on."""
    parent = Page.objects.filter(pk=entry.parent_id).first()
    if parent is None:
        text = _("The page that it stood below has been deleted: bring that one back first.")
        raise ValidationError(text)
    pages = [row["fields"] for row in rows if row["model"] == PAGE]
    top = min(pages, key=lambda fields: fields["depth"])
    before = {name: top[name] for name in ("path", "depth", "url_path", "slug")}
    slug = find_available_slug(parent, before["slug"])
    path, url_path = free_path(parent, before["path"]), f"{parent.url_path}{slug}/"
    for fields in pages:
        fields["path"] = path + fields["path"][len(before["path"]) :]
        fields["depth"] += parent.depth + 1 - before["depth"]
        fields["url_path"] = url_path + fields["url_path"][len(before["url_path"]) :]
    if slug != before["slug"]:
        top["slug"] = slug
        for row in rows:
            content = row["model"] == REVISION and row["fields"]["content"]
            if content and str(content.get("pk")) == str(entry.object_id):
                content["slug"] = slug
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)


def free_path(parent, path):
    """Return `path` where it is free below `parent`, else the next after its last child."""
    if path[: -Page.steplen] == parent.path and not Page.objects.filter(path=path).exists():
        return path
    last = parent.get_last_child()
    return last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)


def is_made_anew(row):
    """Whether another object is by now what the row was: the same thing in the same language."""
    fields, model = row["fields"], apps.get_model(row["model"])
    if not {"translation_key", "locale"} <= fields.keys():
        return False
    key, locale = fields["translation_key"], fields["locale"]
    return model.objects.filter(translation_key=key, locale=locale).exists()


def insert(rows):
    """Write the rows, without what they referred to and is gone for good by now."""
    objects = [
        one.object for one in serializers.deserialize("python", rows, ignorenonexistent=True)
    ]
    here = {(type(one), one.pk) for one in objects}
    while gone := [one for one in objects if not is_whole(one, here)]:
        if any(isinstance(one, Page) for one in gone):
            raise ValidationError(_("Its language has been taken away: it cannot be brought back."))
        objects = [one for one in objects if one not in gone]
        here = {(type(one), one.pk) for one in objects}
    for one in objects:
        try:
            with transaction.atomic():
                one.save_base(raw=True, force_insert=True)
        except IntegrityError:
            if isinstance(one, Page):
                raise
            # Something unique, such as a redirect, has been made anew meanwhile.


def is_whole(instance, here):
    """Whether all that the row must refer to is there; other references are emptied."""
    for field in instance._meta.local_concrete_fields:
        value = getattr(instance, field.attname)
        if not field.is_relation or value is None or field.remote_field.parent_link:
            continue
        target = field.related_model
        if (target, value) in here or target._base_manager.filter(pk=value).exists():
            continue
        if not field.null:
            return False
        setattr(instance, field.attname, None)
    return True


def refer_again(model, attname, key, value, entry):
    """Let a row refer again to what is back, unless it has been changed since."""
    rows = model._base_manager.filter(pk=key, **{attname: None})
    if attname == "alias_of_id":
        # One that somebody has translated since is a page of its own.
        rows = rows.filter(
            Q(latest_revision_created_at=None) | Q(latest_revision_created_at__lt=entry.deleted_at)
        )
    rows.update(**{attname: value})


def restored_objects(rows, entry):
    """Return what has been brought back, as what it is, those above first."""
    if not entry.parent_id:
        return apps.get_model(entry.model).objects.filter(pk=entry.object_id)
    keys = [row["pk"] for row in rows if row["model"] == PAGE]
    return Page.objects.filter(pk__in=keys).order_by("path").specific()
