from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from wagtail.models import Site

MOST = 30


class ProgrammeFeed(Feed):
    """What has been published or changed last, as Atom (RFC 4287)."""

    feed_type = Atom1Feed

    def get_object(self, request):
        return Site.find_for_request(request)

    def title(self, site):
        return site.root_page.title

    def subtitle(self, site):
        return _("What is new or changed in our programme")

    def link(self, site):
        return site.root_url + "/"

    def items(self, site):
        pages = site.root_page.get_descendants(inclusive=True).live()
        return (
            pages.exclude(last_published_at=None).order_by("-last_published_at").specific()[:MOST]
        )

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        return getattr(page, "lead", "") or page.search_description

    def item_link(self, page):
        return page.full_url

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at

    def item_guid(self, page):
        return f"urn:uuid:{page.translation_key}"

    item_guid_is_permalink = False
