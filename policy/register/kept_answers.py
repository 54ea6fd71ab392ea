"""Each version of a page keeps only the answers that it asks for: an old one decides nothing."""

from django.db.models.signals import pre_save
from wagtail.models import Revision

from policy.models import ContentPage

from .page_questions import relevant_answers


def connect():
    """Connected after the receivers that give the points their ids: answers are kept by those."""
    pre_save.connect(before_save_of_revision, sender=Revision)


def before_save_of_revision(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or not (update_fields is None or "content" in update_fields):
        return
    model = instance.content_type.model_class()
    if model and issubclass(model, ContentPage) and instance.content.get("answers"):
        instance.content["answers"] = relevant_answers(instance.as_object())
