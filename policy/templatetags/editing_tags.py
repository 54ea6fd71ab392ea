"""Tags of the editors of pages and translations."""

from django import template
from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.admin.ui.editing_sessions import EditingSessionsModule
from wagtail.models import Page

from policy.checks import findings_of
from policy.checks.findings import placed
from policy.checks.readability import readability_of, thresholds_of
from policy.translation import review
from policy.translation.screen import Screen, chooser_media
from policy.translation.strip import source_of, tabs_of
from policy.translation.text_views import lock_on

register = template.Library()
WORDS_PER_MINUTE = 200


@register.inclusion_tag("policy/editing/checks.html")
def page_checks(page):
    """Show what must be put right in `page`, advice, and the measures of its text."""
    found = findings_of(page) if page.pk else []
    lix = readability_of(page)
    return {
        "page": page,
        "errors": placed(page, (one for one in found if one.is_error)),
        "advice": placed(page, (one for one in found if not one.is_error)),
        "lix": lix,
        "lix_limit": thresholds_of(page).lix,
        "minutes": max(1, round(lix.words / WORDS_PER_MINUTE)),
    }


@register.simple_tag(takes_context=True)
def is_locked(context, page):
    lock = hasattr(page, "get_lock") and lock_on(page, context["request"].user)
    return bool(lock)


@register.simple_tag(takes_context=True)
def may_send_back(context, page):
    return review.may_send_back(page, context["request"].user)


@register.simple_tag(takes_context=True)
def may_take_back(context, page):
    return review.may_take_back(page, context["request"].user)


@register.simple_tag
def sent_back(page):
    return review.answer_of(page)


@register.simple_tag
def translation_screen(translation):
    return Screen(translation)


@register.simple_tag
def translation_media():
    return chooser_media()


@register.simple_tag(takes_context=True)
def others_here(context, instance):
    """Return Wagtail's component that shows who else has `instance` open."""
    EditingSession.cleanup()
    model = Page if isinstance(instance, Page) else type(instance)
    session = EditingSession.objects.create(
        user=context["request"].user,
        content_type=ContentType.objects.get_for_model(model),
        object_id=instance.pk,
        last_seen_at=timezone.now(),
    )
    names = model._meta.app_label, model._meta.model_name, quote(instance.pk), session.pk
    ping = reverse("wagtailadmin_editing_sessions:ping", args=names)
    release = reverse("wagtailadmin_editing_sessions:release", args=[session.pk])
    return EditingSessionsModule(session, ping, release, [])


@register.inclusion_tag("policy/editing/languages.html", takes_context=True)
def language_strip(context, page):
    """Show the languages of `page`, where each version stands, and lead to it."""
    tabs = tabs_of(page)
    user = context["request"].user
    return {
        "tabs": tabs if len(tabs) > 1 else [],
        "source": source_of(tabs, page),
        "may_begin": user.has_perm("wagtail_localize.submit_translation"),
        "csrf_token": context.get("csrf_token"),
    }
