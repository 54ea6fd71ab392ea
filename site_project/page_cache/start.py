from django.conf import settings

from .edge import Edge
from .generation import generation_of
from .layer import PageCache

NOT_PAGES = ("/documents/", "/healthz", "/readyz", "/metrics")


def with_page_cache(application):
    """Return the WSGI `application` behind a page cache, unless settings turn that off."""
    if not settings.PAGE_CACHE_BYTES:
        return application
    edge = edge_of_settings()
    tell_nginx()
    return PageCache(
        application,
        generation_of(),
        most_bytes=settings.PAGE_CACHE_BYTES,
        private_cookie=settings.SESSION_COOKIE_NAME + "=",
        not_pages=(settings.STATIC_URL, settings.MEDIA_URL, settings.ADMIN_URL, *NOT_PAGES),
        edge=edge,
    )


def tell_nginx():
    """Let nginx, where there is one, know of what a command has changed."""
    edge = edge_of_settings()
    if edge:
        edge.follow(edge.generation.current())


def edge_of_settings():
    """Return the edge that nginx looks at, or None where there is no nginx."""
    folder = settings.PAGE_CACHE_EDGE
    return Edge(folder, generation_of()) if folder else None
