from django.conf import settings

from .edge import Edge
from .generation import generation_of
from .layer import PageCache


def with_page_cache(application):
    """Return the WSGI `application` behind a page cache, unless settings turn that off."""
    if not settings.PAGE_CACHE_BYTES:
        return application
    generation = generation_of()
    edge = Edge(settings.PAGE_CACHE_EDGE, generation) if settings.PAGE_CACHE_EDGE else None
    return PageCache(
        application,
        generation,
        most_bytes=settings.PAGE_CACHE_BYTES,
        private_cookie=settings.SESSION_COOKIE_NAME + "=",
        not_pages=(settings.STATIC_URL, settings.MEDIA_URL, "/admin/", "/documents/"),
        edge=edge,
    )
