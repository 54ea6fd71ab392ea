from uuid import uuid5

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from policy.embedding.cross_origin import readable_elsewhere
from policy.translation.roots import language_of, root_in, without_untranslated_aliases

from .atom import AtomFeed

MAX_ITEMS = 30
NEWS = ("policyindexpage", "policyareapage", "articlepage")


def author_of(site):
    """Return the author of the feeds of `site` (required by RFC 4287, 4.1.1)."""
    return site.site_name or site.hostname


class ProgrammeFeed(Feed):
    """What has been published or changed last in one language, as Atom (RFC 4287).

    Areas and their articles, and what an editor has put in the menu beside them: a notice that
    only the footer lists is no news, and neither are the pages of the register and of contact.
    """

    feed_type = AtomFeed
    __call__ = readable_elsewhere(Feed.__call__)

    def get_object(self, request):
        return root_in(get_language(), request)

    def title(self, root):
        return f"{self.author_name(root)}: {root.title}"

    def author_name(self, root):
        return author_of(root.get_site())

    def subtitle(self, root):
        return _("What is new or changed in our programme")

    def link(self, root):
        return root.full_url

    def items(self, root):
        pages = without_untranslated_aliases(root.get_descendants(inclusive=True).live())
        notices = Q(content_type__model="articlepage", depth=root.depth + 1, show_in_menus=False)
        return (
            pages.filter(content_type__model__in=NEWS)
            .exclude(notices)
            .exclude(last_published_at=None)
            .order_by("-last_published_at")
            .specific()[:MAX_ITEMS]
        )

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        """The lead of the page, as HTML."""
        return escape(getattr(page, "lead", "") or page.search_description)

    def item_link(self, page):
        return page.full_url

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at

    def item_guid(self, page):
        """The same forever; translations have one each, made from that of their source."""
        key, language = page.translation_key, language_of(page)
        return (key if language == settings.LANGUAGE_CODE else uuid5(key, language)).urn

    item_guid_is_permalink = False
