"""What somebody changed in a setting, a contact person or an account, in the history's words.

Pages have versions that can be compared. What has none gets the changed fields in its log entry,
with the values only where they are public anyway: a log is kept longer than what it tells of.
"""

from django.db.models import Field
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

EDITED = "wagtail.edit"
PUBLIC = {
    "auth.user": {"groups", "is_active", "is_superuser"},
    "contact.contactdetails": {
        "organisation",
        "street_address",
        "postal_code",
        "city",
        "email",
        "phone",
        "social_links",
        "message_retention_days",
    },
    "site_project.review": {"required"},
}


class EditFormatter(LogFormatter):
    label = gettext_lazy("Edit")

    def format_message(self, entry):
        changes = entry.data.get("changes", [])
        if not changes:
            return _("Edited")
        return _("Changed %(what)s") % {"what": "; ".join(in_words(entry, *one) for one in changes)}


def in_words(entry, name, *values):
    model = entry.content_type.model_class()
    field = model._meta.get_field(name)
    label = str(
        getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural
    )
    if not values:
        return label
    before, after = (
        f"”{Truncator(value).chars(60)}”" if value else _("nothing") for value in values
    )
    return f"{label}: {before} → {after}"


def remember(request, instance):
    """Keep the values of `instance`, which is going to be edited, on the request."""
    if request.method == "POST":
        request.values_before = values_of(instance)


def tell(request, instance):
    """Add to the entry that Wagtail has just written in the log what was changed."""
    before, after = request.values_before, values_of(instance)
    public = PUBLIC.get(instance._meta.label_lower, set())
    changes = [
        [name, *((before[name], after[name]) if name in public else ())]
        for name in after
        if before[name] != after[name]
    ]
    mine = ModelLogEntry.objects.for_instance(instance).filter(action=EDITED, user=request.user)
    entry = mine.order_by("-pk").first()
    if entry and changes:
        entry.data["changes"] = changes
        entry.save()


def values_of(instance):
    """Return every value an editor can change, as text, by the name of its field."""
    values = {}
    for field in (*instance._meta.concrete_fields, *instance._meta.many_to_many):
        if field.editable and not field.primary_key and field.name not in ("last_login", "site"):
            values[field.name] = text_of(instance, field)
    for relation in get_all_child_relations(type(instance)):
        children = getattr(instance, relation.get_accessor_name()).all()
        values[relation.name] = ", ".join(
            str(getattr(child, field.name))
            for child in children
            for field in type(child)._meta.concrete_fields
            if field.editable and not field.is_relation and field.name != "sort_order"
        )
    return values


def text_of(instance, field: Field):
    value = getattr(instance, field.name)
    if field.many_to_many:
        return ", ".join(sorted(str(one) for one in value.all()))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)


def register(hooks):
    """Follow the edits of settings, snippets and accounts."""
    for kind in ("setting", "snippet", "user"):
        hooks.register(f"before_edit_{kind}", remember)
        hooks.register(f"after_edit_{kind}", tell)

    @hooks.register("register_log_actions", order=10)  # after Wagtail's own
    def say_what_was_edited(actions):
        actions.formatters[EDITED] = EditFormatter()
