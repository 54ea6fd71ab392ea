"""Making the draft pages of an import, and keeping what each promise said in the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from policy.models import (
    ImportedPoint,
    PolicyAreaPage,
    PolicyIndexPage,
    ProgrammeImport,
    RegisterVersion,
)
from policy.pages.letters import in_letters
from policy.pages.slugs import unused_slug
from policy.register.bullets import normalised, public_id_of

from .body import clean_html
from .document import Paragraph
from .draft import AreaDraft, draft_of
from .rows import stored, words_of

MAX_SLUG = 60


@dataclass
class NewProgramme:
    """A programme to be made below `parent`, for the years from `start` to `end`."""

    parent: Page
    title: str
    start: int
    end: int


@transaction.atomic
def build(
    imported: ProgrammeImport,
    target: PolicyIndexPage | NewProgramme,
    user: AbstractUser,
    adds_to: dict[str, PolicyAreaPage] | None = None,
) -> ProgrammeImport:
    """Make a draft of each area in `target`, none of them published.

    Done once: of an import that is built already nothing more is made. Return it as it is then.

    Args:
        adds_to: areas that are there, by `name_of_area`; what bears such a name is added to the
            latest draft of that area instead.
    """
    # Always before the pages, as everything that writes in the register does.
    RegisterVersion.lock()
    imported = ProgrammeImport.objects.select_for_update().get(pk=imported.pk)
    if imported.built_at:
        return imported
    paragraphs = [Paragraph.from_json(one) for one in imported.paragraphs]
    draft = draft_of(stored(imported.rows), paragraphs)
    pages: list[Page] = []
    if isinstance(target, NewProgramme):
        made = PolicyIndexPage(
            title=target.title,
            locale=Locale.get_default(),
            term_start=target.start,
            term_end=target.end,
            slogan=draft.slogan or target.title[:150],
            introduction=draft.introduction,
        )
        programme = add(target.parent, made, user)
        pages.append(programme)
    else:
        programme = target
    for area in draft.areas:
        there = (adds_to or {}).get(name_of_area(area.page.title))
        page = add_to(there, area, user) if there else add(programme, area.page, user)
        pages.append(page)
        points = points_of(area, page.translation_key, imported, paragraphs)
        ImportedPoint.objects.bulk_create(points)
    imported.programme = programme
    imported.pages = list(dict.fromkeys(page.pk for page in pages))
    imported.built_at = imported.changed_at = timezone.now()
    imported.changed_by = user
    imported.save()
    return imported


def add(parent: Page, page: Page, user: AbstractUser) -> Page:
    """Save `page` as a draft below `parent`, with an address that no other has there."""
    page.live = False
    page.owner = user
    page.slug = unused_slug(parent, slug_for(page.title))
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action="wagtail.create")
    return page


def add_to(there: PolicyAreaPage, area: AreaDraft, user: AbstractUser) -> PolicyAreaPage:
    """Add what `area` says at the end of the latest draft of `there`, which keeps its lead."""
    page = PolicyAreaPage.objects.get(pk=there.pk).get_latest_revision_as_object()
    lead = [{"type": "text", "value": clean_html(f"<p>{escape(area.page.lead)}</p>", [])}]
    blocks = [*(lead if area.page.lead else []), *area.page.body.get_prep_value()]
    page.body = page.body.stream_block.to_python([*page.body.get_prep_value(), *blocks])
    page.save_revision(user=user, log_action="wagtail.edit")
    return page


def name_of_area(title: str) -> str:
    """Return what is compared of the titles of two areas."""
    return normalised(title).casefold()


def slug_for(title: str) -> str:
    """Return an address without accents: "Vård & omsorg" becomes vard-omsorg."""
    slug = in_letters(title)
    whole = slug if len(slug) <= MAX_SLUG else slug[: MAX_SLUG + 1].rpartition("-")[0]
    return whole or slug[:MAX_SLUG] or "omrade"


def points_of(
    area: AreaDraft, key: UUID, imported: ProgrammeImport, paragraphs: list[Paragraph]
) -> Iterator[ImportedPoint]:
    for point in area.points:
        sources = [paragraphs[number] for number in point.row.sources]
        headings = [words_of(paragraphs[row.sources[0]], row.role) for row in point.headings]
        yield ImportedPoint(
            imported=imported,
            translation_key=key,
            block_id=point.block_id,
            public_id=public_id_of(key, point.block_id),
            words=normalised(" ".join(one.text for one in sources)),
            page=sources[0].page,
            heading=" – ".join(dict.fromkeys(headings))[:255],
        )
