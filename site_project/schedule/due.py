from django.apps import apps
from django.utils.timezone import now
from wagtail.models import DraftStateMixin, Page, Revision


def due():
    """Return what should have happened by now, oldest first: a key and the object behind each.

    Keys are "publish" or "unpublish" and what tells the object from all others. What ends at the
    moment at which its next version begins is taken down first.
    """
    items = []
    for model in (Page, *draftable_models()):
        for one in model.objects.filter(live=True, expire_at__lt=now()):
            items.append((one.expire_at, 0, f"unpublish {model._meta.label} {one.pk}", one))
    for one in Revision.objects.filter(approved_go_live_at__lt=now()):
        items.append((one.approved_go_live_at, 1, f"publish {one.pk}", one))
    items.sort(key=lambda item: item[:3])
    return [(key, one) for _when, _order, key, one in items]


def draftable_models():
    """Return the models besides pages that have drafts, for instance snippets."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
