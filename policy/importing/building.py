"""Making the draft pages of an import, and keeping what each promise said in the document."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from policy.models import ImportedPoint, PolicyIndexPage, ProgrammeImport, RegisterVersion
from policy.pages.letters import in_letters
from policy.pages.slugs import unused_slug
from policy.register.bullets import normalised, public_id_of

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
    imported: ProgrammeImport, target: PolicyIndexPage | NewProgramme, user: AbstractUser
) -> ProgrammeImport:
    """Make a draft of each area in `target`, none of them published.

    Done once: of an import that is built already nothing more is made. Return it as it is then.
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
        pages.append(add(programme, area.page, user))
        ImportedPoint.objects.bulk_create(points_of(area, imported, paragraphs))
    imported.programme = programme
    imported.pages = [page.pk for page in pages]
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


def slug_for(title: str) -> str:
    """Return an address without accents: "Vård & omsorg" becomes vard-omsorg."""
    slug = in_letters(title)
    whole = slug if len(slug) <= MAX_SLUG else slug[: MAX_SLUG + 1].rpartition("-")[0]
    return whole or slug[:MAX_SLUG] or "omrade"


def points_of(
    area: AreaDraft, imported: ProgrammeImport, paragraphs: list[Paragraph]
) -> Iterator[ImportedPoint]:
    key = area.page.translation_key
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
