"""What happens when a new term begins, in every language: read by people and by the switch."""

from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.timezone import now
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from policy.checks import is_publishable
from policy.models import CommitmentsPage, PolicyAreaPage, PolicyIndexPage
from policy.pages.slugs import is_reserved_slug
from policy.register.placement import refuse_other_term
from policy.translation.roots import is_untranslated_alias


def present_programme():
    """Return the programme that is the first page of the site, or None where there is none."""
    root = Site.objects.get(is_default_site=True).root_page.specific
    return root if isinstance(root, PolicyIndexPage) else None


def prepared_programmes():
    """Return the programmes that stand beside the present one, in its language."""
    present = present_programme()
    if present is None:
        return PolicyIndexPage.objects.none()
    beside = PolicyIndexPage.objects.filter(depth=2, locale=present.locale_id, alias_of=None)
    return beside.exclude(pk=present.pk).order_by("-term_start", "path")


def in_languages(programme):
    """Return the versions of a programme that stand where a first page does, by locale."""
    found = PolicyIndexPage.objects.filter(translation_key=programme.translation_key, depth=2)
    return {page.locale_id: page for page in found}


class Way(NamedTuple):
    """An address of today, and what is there afterwards: `leads_to` is another address or ""."""

    path: str
    title: str
    leads_to: str
    says: str


class Plan:
    """What becomes of the pages when `programme` becomes the first page."""

    def __init__(self, programme, publishes_drafts=True):
        self.programme = programme
        self.publishes_drafts = publishes_drafts
        self.present = present_programme()

    @cached_property
    def versions(self):
        older, newer = in_languages(self.present), in_languages(self.programme)
        locales = Locale.objects.filter(pk__in={*older, *newer})
        order = sorted(locales, key=lambda one: one.pk != self.programme.locale_id)
        return [LanguagePlan(self, one, older.get(one.pk), newer.get(one.pk)) for one in order]

    @property
    def problems(self):
        """What must be put right first, in sentences; nothing can begin before."""
        return [text for version in self.versions for text in version.problems]


class LanguagePlan:
    """The same in one language: `older` and `newer` are its first pages, or None."""

    def __init__(self, plan, locale, older, newer):
        self.plan = plan
        self.locale = locale
        self.older = older
        self.newer = newer

    @property
    def is_source(self):
        return self.locale.pk == self.plan.programme.locale_id

    @property
    def is_left_alone(self):
        """Whether visitors have not got this language, and do not get it now."""
        return self.newer is None and not self.older.live

    @cached_property
    def is_untranslated(self):
        return self.newer is None or is_untranslated_alias(self.newer)

    @property
    def prefix(self):
        tag = self.locale.language_code
        return "/" if tag == settings.LANGUAGE_CODE else f"/{tag}/"

    @property
    def archive(self):
        """The address that the present programme gets."""
        return f"{self.prefix}{self.older.slug}/"

    @cached_property
    def drafts(self):
        """Pages of the new programme that no visitor would see: (page, whether it is ready)."""
        if self.newer is None or is_untranslated_alias(self.newer):
            return []
        below = self.newer.get_descendants(inclusive=True).filter(live=False).order_by("path")
        return [(page, is_ready(page.specific)) for page in below]

    @property
    def publishes(self):
        """The drafts that are published: the first page, and the others where it is wanted."""
        return [
            page
            for page, ready in self.drafts
            if ready and (self.plan.publishes_drafts or page.pk == self.newer.pk)
        ]

    @property
    def waits(self):
        going = {page.pk for page in self.publishes}
        return [page for page, _ready in self.drafts if page.pk not in going]

    @cached_property
    def children(self):
        return list(self.older.get_children().specific()) if self.older else []

    @cached_property
    def own(self):
        """The pages right below the new first page."""
        return list(self.newer.get_children()) if self.newer else []

    @cached_property
    def moves(self):
        """What goes along to the new programme: all but areas, older programmes and promises."""
        return [page for page in self.children if not self.kept[page.pk]]

    @cached_property
    def kept(self):
        """Why each page right below the first page of today stays in the archive, or "", by key."""
        return {page.pk: self.why_kept(page) for page in self.children}

    def why_kept(self, page):
        """Return why `page` stays in the archive, or ""."""
        if isinstance(page, PolicyAreaPage | PolicyIndexPage):
            return _("Goes into the archive.")
        if page.slug in {one.slug for one in self.own}:
            return _("The new programme has a page of its own at this address.")
        registers = CommitmentsPage.objects.filter(pk__in=[one.pk for one in self.own])
        if isinstance(page, CommitmentsPage) and registers.exists():
            return _("The new programme has a register of its own.")
        try:
            refuse_other_term(page, self.plan.programme)
        except ValidationError:
            return _("Has promises in the register, and stays with its term.")
        return ""

    @cached_property
    def ways(self):
        """A Way for each page right below the first page of today, which comes first."""
        if self.older is None or self.is_left_alone:
            return []
        going = {page.pk for page in self.publishes}
        own = {one.slug: one for one in self.own if one.live or one.pk in going}
        moving = {page.pk for page in self.moves}
        ways = [self.first_way()]
        for page in self.children:
            if not page.live:
                continue
            path = f"{self.prefix}{page.slug}/"
            if page.pk in moving:
                ways.append(Way(path, page.title, "", _("The same page as today.")))
            elif page.slug in own:
                says = _("The new page “%(title)s”. The present one is in the archive.")
                title = own[page.slug].get_admin_display_title()
                ways.append(Way(path, page.title, "", says % {"title": title}))
            else:
                target = f"{self.archive}{page.slug}/"
                ways.append(Way(path, page.title, target, self.kept[page.pk]))
        return ways

    def first_way(self):
        if self.is_untranslated:
            says = _("The archive, until the new first page has been translated.")
            return Way(self.prefix, self.older.title, self.archive, says)
        says = _("The new first page “%(title)s”.")
        says %= {"title": self.newer.get_admin_display_title()}
        return Way(self.prefix, self.older.title, "", says)

    @cached_property
    def problems(self):
        return list(self.find_problems())

    def find_problems(self):
        language = self.locale.get_display_name()
        unready = any(page.pk == self.newer.pk for page in self.waits) if self.newer else False
        if unready:
            in_review = _(
                "%(language)s: the new first page “%(title)s” waits for review. Visitors would "
                "find no page at all in this language. Approve it first."
            )
            draft = _(
                "%(language)s: the new first page “%(title)s” is a draft that cannot be published "
                "as it is. Visitors would find no page at all in this language. Open it and put "
                "right what is missing, or publish it."
            )
            text = in_review if self.newer.workflow_in_progress else draft
            yield text % {"language": language, "title": self.newer.get_admin_display_title()}
        if self.older is None or self.is_left_alone:
            return
        slug = self.older.slug
        taken = {page.slug for page in (*self.own, *self.moves)}
        reserved = self.prefix == "/" and slug in settings.CONTENT_LANGUAGES
        if slug in taken or reserved or is_reserved_slug(slug, self.locale.language_code):
            text = _(
                "%(language)s: the present programme would have the address %(address)s, which is "
                "taken. Change the address of the page “%(title)s” first, under Promote."
            )
            values = {"language": language, "address": self.archive, "title": self.older.title}
            yield text % values


def is_ready(page):
    """Whether the latest draft of `page` would be published from its form, and waits for nobody."""
    if page.workflow_in_progress or page.alias_of_id:
        return False
    latest = page.get_latest_revision_as_object()
    return not (latest.go_live_at and latest.go_live_at > now()) and is_publishable(latest)
