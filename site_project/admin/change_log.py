"""The changed fields in the log entries of settings, contact people and accounts.

They have no revisions to compare, as pages have. Values are logged only of PUBLIC fields: the log
is kept longer than what it tells of.
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
        return _("Changed %(what)s") % {
            "what": "; ".join(describe_change(entry, *one) for one in changes)
        }


def describe_change(entry, name, *values):
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


def store_values(request, instance):
    """Keep the values before the edit (a hook)."""
    if request.method == "POST":
        request.values_before = editable_values(instance)


def log_changes(request, instance):
    """Add the changes to the log entry that Wagtail has just made (a hook)."""
    before, after = request.values_before, editable_values(instance)
    public = PUBLIC.get(instance._meta.label_lower, set())
    changes = [
        [name, *((before[name], after[name]) if name in public else ())]
        for name in after
        if before[name] != after[name]
    ]
    entries = ModelLogEntry.objects.for_instance(instance).filter(action=EDITED, user=request.user)
    entry = entries.order_by("-pk").first()
    if entry and changes:
        entry.data["changes"] = changes
        entry.save()


def editable_values(instance):
    """Return the editable values of `instance` as text, by the name of the field."""
    values = {}
    for field in (*instance._meta.concrete_fields, *instance._meta.many_to_many):
        if field.editable and not field.primary_key and field.name not in ("last_login", "site"):
            values[field.name] = value_as_text(instance, field)
    for relation in get_all_child_relations(type(instance)):
        children = getattr(instance, relation.get_accessor_name()).all()
        values[relation.name] = ", ".join(
            str(getattr(child, field.name))
            for child in children
            for field in type(child)._meta.concrete_fields
            if field.editable and not field.is_relation and field.name != "sort_order"
        )
    return values


def value_as_text(instance, field: Field):
    value = getattr(instance, field.name)
    if field.many_to_many:
        return ", ".join(sorted(str(one) for one in value.all()))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)


def register(hooks):
    for kind in ("setting", "snippet", "user"):
        hooks.register(f"before_edit_{kind}", store_values)
        hooks.register(f"after_edit_{kind}", log_changes)

    @hooks.register("register_log_actions", order=10)  # after Wagtail's own
    def replace_edit_formatter(actions):
        actions.formatters[EDITED] = EditFormatter()
