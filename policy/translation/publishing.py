"""A translation is handed in and published whole, and as fit for readers as any other page."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.coreutils import find_available_slug
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from policy.checks import errors_of
from policy.checks.findings import label_of
from policy.pages.letters import in_letters

from .screen import ADDRESS, Screen


def check_translation(request, page):
    """Refuse to hand in or publish a translation while texts are missing or wrong (a hook)."""
    if request.method != "POST" or request.POST.get("action") not in ("hand-in", "publish"):
        return None
    translation = translation_of(page)
    if translation is None:
        return None
    screen = Screen(translation)
    write_address(screen, request.user)
    refusal = missing_texts(screen) or invalid_texts(translation)
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def missing_texts(screen):
    """Say which texts are not translated, each with a link to it; None where all are."""
    missing = screen.missing
    if not missing:
        return None
    page = screen.translation.get_target_instance()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    links = [(address, text.anchor, text.name) for text in missing]
    return format_html(
        "{} <ul>{}</ul>",
        _("These texts are not translated yet. What you have written is kept."),
        format_html_join("", '<li><a href="{}#{}">{}</a></li>', links),
    )


def write_address(screen, user):
    """Give the page the address that its title makes, where the translator has left that open.

    A page that is published already keeps its own.
    """
    texts = {text.path: text for text in screen.texts}
    title, address = texts.get("title"), texts.get(ADDRESS)
    if not address or address.saved or not title.value:
        return
    translation = screen.translation
    page = translation.get_target_instance()
    segment = StringSegment.objects.get(pk=address.pk)
    StringTranslation.objects.create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=translation.target_locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        data=page.slug if page.live else in_letters(title.value),
        last_translated_by=user,
    )


def invalid_texts(translation):
    """Say what the usual form would refuse in the page that the texts make; None if nothing."""
    draft = draft_of(translation)
    errors = [(label_of(draft, error.where), error.text) for error in errors_of(draft)]
    try:
        draft.full_clean()
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            errors += [(label_of(draft, (name,)), text) for text in texts]
    if not errors:
        return None
    return format_html(
        "{} <ul>{}</ul>",
        _("Something must be put right first. What you have written is kept."),
        format_html_join("", "<li>{}: {}</li>", errors),
    )


def draft_of(translation):
    """Return the page that the texts make, unsaved, at an address that it can have."""
    draft = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    slug = slugify(draft.slug, allow_unicode=True)
    draft.slug = find_available_slug(draft.get_parent(), slug, ignore_page_id=draft.pk)
    return draft


def translation_of(page):
    """Return how `page` follows its source; None for a page of its own."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


@require_admin_access
def update_translations_disabled(request, pk):
    """Translators see each change as soon as it is published: there is nothing to synchronise."""
    messages.info(request, _("Translators already see the latest published texts."))
    return redirect("wagtail_localize:translations_report")


@require_admin_access
def convert_to_alias_disabled(request, page_id):
    """No translation becomes an alias: the register would take Swedish words for its own."""
    messages.error(
        request, _("A translated page stays one. Unpublish it if it should not be read.")
    )
    return redirect(reverse("wagtailadmin_pages:edit", args=[page_id]))


def remove_menu_items(menu_items, request, context):
    """Remove the actions that a translation does not have (a hook)."""
    page, refused = context.get("page"), {"localize-convert-to-alias"}
    if page and page.locale.language_code == settings.EASY_LANGUAGE:
        refused.add("localize-restart-translation")
    menu_items[:] = [item for item in menu_items if item.name not in refused]
