from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from wagtail.models import Page

from policy.models import Edition


def older_translations():
    """Return the public pages whose Swedish source has been changed since, newest change first."""
    source = Edition.objects.filter(
        page__translation_key=OuterRef("translation_key"),
        page__locale__language_code=settings.LANGUAGE_CODE,
        page__live=True,
    )
    pages = Page.objects.live().filter(alias_of=None).select_related("locale", "edition")
    others = pages.exclude(locale__language_code=settings.LANGUAGE_CODE)
    compared = others.annotate(
        source_text=Subquery(source.values("text")[:1]),
        source_changed=Subquery(source.values("page__last_published_at")[:1]),
    )
    return (
        compared.exclude(source_text=None)
        .exclude(edition=None)
        .exclude(edition__follows=F("source_text"))
        .order_by("-source_changed")
    )
