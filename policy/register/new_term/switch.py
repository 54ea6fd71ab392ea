"""The switch to a new term and back, each in one transaction: visitors see all of it or nothing.

What it changed is kept in NewTerm.before: `root` is the former first page, `places` the
page, its parent and the sibling before it of everything that was moved, `aliases` the pages
that were made, `known` the keys of the areas that were in the register already.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Site

from policy.models import (
    Commitment,
    CommitmentUpdate,
    NewTerm,
    PolicyIndexPage,
    RegisterArea,
    RegisterVersion,
)
from policy.register.years import areas_of

from .plan import Plan, in_languages, present_programme

BEGUN = "policy.term.begun"  # log actions
UNDONE = "policy.term.undone"
UNDONE_WITHIN = timedelta(days=1)


class NewTermError(Exception):
    """The switch cannot be made; its text says why, to the administrator."""


@transaction.atomic
def begin(new_term, user=None):
    """Make the programme of a NewTerm the first page of the site, in every language.

    Raises NewTermError, and changes nothing, where something must be put right first.
    """
    RegisterVersion.lock()
    plan = Plan(new_term.programme, new_term.publishes_drafts)
    if plan.present is None or plan.present.pk == new_term.programme_id:
        raise NewTermError(_("This programme is the first page of the site already."))
    if plan.problems:
        raise NewTermError(" ".join(plan.problems))
    versions = [one for one in plan.versions if one.older and not one.is_left_alone]
    moves = [(one, one.moves) for one in versions]
    moved = [page for one, pages in moves for page in (*pages, one.older)]
    before = {"root": plan.present.pk, "places": [place_of(page) for page in moved], "aliases": []}
    before["known"] = [str(key) for key in keys_in_register(new_term.programme)]
    for version in plan.versions:
        for page in version.publishes:
            publish(page, user)
    for version in versions:
        if version.newer is None:
            version.newer = make_alias(new_term.programme, version.locale)
            before["aliases"].append(version.newer.pk)
    make_first_page(new_term.programme)
    for version, pages in moves:
        for page in (*pages, version.older):
            fresh(page.pk).move(fresh(version.newer.pk), pos="last-child", user=user)
    new_term.before, new_term.begun_at = before, now()
    new_term.author = new_term.author or user
    new_term.save()
    log_switch(new_term, BEGUN, user, plan.present)


def place_of(page):
    before = page.get_prev_sibling()
    return [page.pk, page.get_parent().pk, before.pk if before else None]


def publish(page, user):
    revision = page.get_latest_revision() or page.specific.save_revision()
    revision.publish(user=user)


def make_alias(programme, locale):
    """Return a stand-in for the version of the first page that nobody has translated yet."""
    source = PolicyIndexPage.objects.get(pk=programme.pk)
    return source.copy_for_translation(locale, alias=True)


def make_first_page(programme):
    present = present_programme()
    for site in Site.objects.filter(root_page=present.pk):
        site.root_page = fresh(programme.pk)
        site.save()


def fresh(pk):
    """Return the page as it is in the database: a move changes the paths of others."""
    return Page.objects.get(pk=pk).specific


def keys_in_register(programme):
    areas = areas_of(programme).filter(withheld=False, commitments__isnull=False)
    return areas.distinct().values_list("key", flat=True)


def log_switch(new_term, action, user, other):
    data = {"title": new_term.programme.title, "other": other.title}
    log(new_term.programme, action, user=user, data=data)


def undoable():
    """Return the NewTerm that can be undone now, or None: begun within a day, and still there."""
    last = NewTerm.objects.exclude(begun_at=None).filter(undone_at=None).first()
    present = present_programme()
    if last is None or present is None or last.programme_id != present.pk:
        return None
    return last if now() - last.begun_at < UNDONE_WITHIN else None


@transaction.atomic
def undo(new_term, user=None):
    """Put every page back where it stood; raise NewTermError, changing nothing, if that fails.

    What the new programme promised leaves the register with it, until it begins again.
    """
    RegisterVersion.lock()
    if undoable() != new_term:
        raise NewTermError(_("It is too late to undo this, or somebody has done it already."))
    areas = list(begun_areas(new_term).values_list("pk", flat=True))
    present = Page.objects.filter(pk=new_term.before["root"]).first()
    if present is None:
        raise NewTermError(_("The former programme has been deleted since."))
    make_first_page(present)
    # First the programmes come out of the archive, and then what belongs below them.
    programmes = set(PolicyIndexPage.objects.filter(depth=3).values_list("pk", flat=True))
    for place in sorted(new_term.before["places"], key=lambda one: one[0] not in programmes):
        put_back(*place, user=user)
    for alias in PolicyIndexPage.objects.filter(pk__in=new_term.before["aliases"]):
        if alias.alias_of_id and not alias.get_children().exists():
            alias.delete()
    RegisterArea.objects.filter(pk__in=areas).update(withheld=True)
    new_term.undone_at = now()
    new_term.save()
    log_switch(new_term, UNDONE, user, present)


def put_back(pk, parent, before, user):
    """Move a page below `parent`, after its former sibling where that is still there."""
    if not Page.objects.filter(pk=pk).exists() or not Page.objects.filter(pk=parent).exists():
        return
    page, parent = fresh(pk), fresh(parent)
    sibling = parent.get_children().filter(pk=before).first() if before else None
    place = "last-child" if before else "first-child"
    try:
        page.move(sibling or parent, pos="right" if sibling else place, user=user)
    except ValidationError as error:
        text = _("“%(title)s” cannot be put back: %(why)s")
        values = {"title": page.title, "why": " ".join(error.messages)}
        raise NewTermError(text % values) from error


def begun_areas(new_term):
    """Return the RegisterAreas that came into the register when the term began, or since."""
    return areas_of(new_term.programme).exclude(key__in=new_term.before["known"])


class Losses:
    """What visitors no longer find once a NewTerm is undone."""

    def __init__(self, new_term):
        areas = begun_areas(new_term)
        updates = CommitmentUpdate.objects.filter(commitment__area__in=areas)
        self.promises = Commitment.objects.filter(area__in=areas).count()
        self.updates = updates.count()
        placed = {pk for pk, _parent, _before in new_term.before["places"]}
        moved = Page.objects.filter(pk__in=placed)
        pages = Page.objects.none()
        for root in in_languages(new_term.programme).values():
            below = root.get_descendants(inclusive=True)
            pages = pages | below.filter(live=True, last_published_at__gt=new_term.begun_at)
        self.pages = [
            page for page in pages if not any(page.path.startswith(one.path) for one in moved)
        ]
