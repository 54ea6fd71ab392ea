from django.apps import apps
from django.utils.timezone import now
from wagtail.models import DraftStateMixin, Page, Revision


def due():
    """Yield what should have happened by now, oldest first: a key and the object behind it.

    Keys are "publish" or "unpublish" and what tells the object from all others.
    """
    for model in (Page, *draftable_models()):
        for one in model.objects.filter(live=True, expire_at__lt=now()).order_by("expire_at"):
            yield f"unpublish {model._meta.label} {one.pk}", one
    for one in Revision.objects.filter(approved_go_live_at__lt=now()).order_by(
        "approved_go_live_at"
    ):
        yield f"publish {one.pk}", one


def draftable_models():
    """Return the models besides pages that have drafts, for instance snippets."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
