"""Repairs points that share an id, in what was saved before ids were unique (see point_ids).

Each revision gets the ids that it would get if it were saved now, oldest first. The register can
then be completed from the histories of the pages.
"""

import json
from itertools import groupby

from wagtail.models import Revision
from wagtail_localize.models import StringTranslation, TranslationContext, TranslationSource

from policy.models import CommitmentWording, ContentPage, Edition
from policy.translation.digests import content_digest

from .placement import is_source
from .point_ids import Earlier, ids_of, make_ids_unique, places_of
from .receivers import body_of


def repair_all_pages():
    """Give the points that share an id with another one of their page ids of their own.

    Return the pages concerned, sources first, by translation key.
    """
    found = {key: pages for key, pages in translation_groups() if any(map(has_duplicates, pages))}
    for key, pages in found.items():
        repair_group(key, pages)
    return found


def translation_groups(**conditions):
    """Yield each translation key with the ContentPages that have it, the source first.

    `conditions` of a filter say which pages are meant; without any, all.
    """
    for model in ContentPage.__subclasses__():
        pages = sorted(
            model.objects.filter(alias_of=None, **conditions),
            key=lambda page: (str(page.translation_key), not is_source(page), page.pk),
        )
        for key, group in groupby(pages, key=lambda page: page.translation_key):
            yield key, list(group)


def has_duplicates(page):
    bodies = [page.body, *(body_of(one, type(page)) for one in page.revisions.iterator())]
    return any(len(set(ids)) < len(ids) for ids in map(ids_of, map(places_of, bodies)))


def repair_group(key, pages):
    editions = {one.page_id: one for one in Edition.objects.filter(page__in=pages)}
    sources = [page for page in pages if is_source(page)]
    for page in pages:
        # Translations get the ids of their source.
        bodies = [one.body for one in sources if one != page]
        changes = repair_page(page, Earlier(*bodies, first_wordings=first_wordings(page)))
        if page in sources:
            move_translated_texts(key, changes)
    for one in TranslationSource.objects.filter(object_id=key, locale=pages[0].locale):
        one.update_from_db()
    keep_editions(pages, editions)


def repair_page(page, earlier):
    """Repair every revision of `page` and the page itself; return the Changes in the page."""
    for revision in page.revisions.order_by("pk"):
        body = body_of(revision, type(page))
        if make_ids_unique(body, earlier):
            content = {**revision.content, "body": json.dumps(body.get_prep_value())}
            Revision.objects.filter(pk=revision.pk).update(content=content)
        earlier.add(body)
    changes = make_ids_unique(page.body, earlier)
    earlier.add(page.body)
    if changes:
        # Nothing that visitors see has changed: this is no publishing.
        type(page).objects.filter(pk=page.pk).update(body=page.body)
    return changes


def first_wordings(page):
    """Return what the points of `page` said first, by block id: the register knew one of each."""
    rows = CommitmentWording.objects.filter(
        commitment__translation_key=page.translation_key, language=page.locale.language_code
    ).exclude(text="")
    texts = {}
    for block_id, text in rows.order_by("pk").values_list("commitment__points__block_id", "text"):
        texts.setdefault(block_id, text)
    return texts


def move_translated_texts(key, changes):
    """Copy what translators have written to the new ids of the points."""
    for change in changes:
        old, new = (f"body.{change.list_id}.points.{one}" for one in (change.old, change.new))
        context = TranslationContext.objects.filter(object_id=key, path=old).first()
        if not (context and change.old):
            continue
        moved, _new = TranslationContext.objects.get_or_create(
            object_id=key,
            path_id=TranslationContext._get_path_id(new),
            defaults={"path": new, "field_path": context.field_path},
        )
        for one in StringTranslation.objects.filter(context=context):
            one.pk, one.context = None, moved
            one.save(force_insert=True)


def keep_editions(pages, editions):
    """Let translations follow their source as before: no word has changed."""
    former = {one.text: page_id for page_id, one in editions.items()}
    new = {page.pk: content_digest(page) for page in pages if page.pk in editions}
    for page_id, one in editions.items():
        follows = new.get(former.get(one.follows), one.follows)
        Edition.objects.filter(pk=one.pk).update(text=new[page_id], follows=follows)
