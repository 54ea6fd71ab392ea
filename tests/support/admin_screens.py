"""The addresses of every screen of the admin, found in Django's own table of addresses."""

from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import get_page_models

# They end the session, fail on purpose or are no screens.
NO_SCREENS = {
    "wagtailadmin_logout",
    "account_logout",
    "wagtailadmin_error_test",
    "wagtailadmin_sprite",
}
# They say something else when they find nothing.
SEARCHED = ("index", "results", "list", "choose", "search")


def screens(arguments):
    """Yield the address of every screen; `arguments` fills the named parts of the addresses."""
    for name, pattern in sorted(named_patterns(get_resolver()), key=lambda found: found[0]):
        wanted = pattern.pattern.regex.groupindex
        for kind in kinds(name) or [{}]:
            given = {**arguments, "pk": a_key(pattern.callback), **kind}
            try:
                address = reverse(name, kwargs={key: given.get(key) for key in wanted})
            except NoReverseMatch:
                continue
            yield f"{address}?id={given['pk']}" if "action" in kind else address
            if name.endswith(SEARCHED):
                yield f"{address}?q=finnsinte"


def named_patterns(resolver, prefix="/", namespaces=()):
    """Yield (name, pattern) for every address below /admin/."""
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if not path.startswith("/admin/"):
            continue
        if not isinstance(pattern, URLPattern):
            inner = filter(None, [*namespaces, pattern.namespace])
            yield from named_patterns(pattern, path, tuple(inner))
        elif pattern.name and pattern.name not in NO_SCREENS:
            yield ":".join([*namespaces, pattern.name]), pattern


def kinds(name):
    """Return the arguments of an address that is there once for each model of some sort."""
    if name == "wagtail_bulk_action":
        bulk_action_registry.get_bulk_action_class("wagtailcore", "page", "delete")
        return [
            {"app_label": app, "model_name": model, "action": action}
            for app, models in bulk_action_registry.actions.items()
            for model, actions in models.items()
            for action in actions
        ]
    models = {
        "wagtailadmin_pages:add": get_page_models(),
        "wagtailsettings:edit": settings_registry,
    }.get(name, ())
    names = ("content_type_app_name", "content_type_model_name", "app_name", "model_name")
    return [
        dict(zip(names, [m._meta.app_label, m._meta.model_name] * 2, strict=True)) for m in models
    ]


def a_key(callback):
    """Return the key of an object of the model that a view is about, or 1."""
    view = getattr(callback, "view_class", None)
    model = getattr(callback, "view_initkwargs", {}).get("model") or getattr(view, "model", None)
    last = model._default_manager.order_by("pk").last() if isinstance(model, type) else None
    return last.pk if last else 1
