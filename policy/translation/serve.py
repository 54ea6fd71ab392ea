from django.core.cache import caches
from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Site
from wagtail.views import serve as serve_page


def serve(request, path):
    """Wagtail's view of a page, which finds the language's first page in one query, not in four."""
    shared, language = caches["shared"], get_language()
    match shared.get_or_set("sites", sites):
        case [site] if site.is_default_site:
            request._wagtail_site = site
    if site := Site.find_for_request(request):
        wanted = site.root_page.specific_class, site.root_page.translation_key, language
        name = f"first-page-{site.pk}-{language}"
        for root in shared.get_or_set(name, lambda: first_page(*wanted)):
            request._wagtail_route_for_request = route(request, root, path)
    return serve_page(request, path)


def sites():
    """Return up to two sites: a default one that is alone answers for every host, as in Wagtail."""
    return list(Site.objects.order_by().select_related("root_page")[:2])


def first_page(model, key, language):
    found = model.objects.live().filter(translation_key=key, locale__language_code=language)
    return list(found[:1])


def route(request, root, path):
    """What Page.route_for_request finds, and keeps on the request."""
    try:
        return root.route(request, [part for part in path.split("/") if part])
    except Http404:
        return None
