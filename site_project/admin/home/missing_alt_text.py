from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from policy.files.permissions import blocking_usage

from .list_panel import PK_AS_TEXT, ListPanel, Row


def picture_policy():
    return policy_registry.get_by_type(get_image_model())


class UndescribedPictures(ListPanel):
    """Pictures in use that have no description."""

    name = "undescribed"
    icon = "image"
    heading = gettext_lazy("Pictures without a description")
    empty_text = gettext_lazy("Every picture in use is described. Those who cannot see thank you.")

    @property
    def explanation(self):
        """What to do, and how many more pictures without a description no page uses."""
        text = _("Describe a picture once, and the words follow it to every new place.")
        if self.unused:
            text += " " + ngettext(
                "One more picture without a description is used nowhere.",
                "%(number)s more pictures without a description are used nowhere.",
                self.unused,
            ) % {"number": self.unused}
        return text

    def is_shown(self, request):
        return picture_policy().user_has_permission(request.user, "change")

    def get_queryset(self, user):
        changeable = picture_policy().instances_user_has_permission_for(user, "change")
        undescribed = changeable.filter(description="").alias(pk_as_text=PK_AS_TEXT)
        model = get_image_model()
        used = ReferenceIndex.objects.filter(
            to_content_type__app_label=model._meta.app_label,
            to_content_type__model=model._meta.model_name,
            to_object_id=OuterRef("pk_as_text"),
        )
        self.unused = undescribed.exclude(Exists(used)).count()
        visible = [
            file.pk for file in undescribed.filter(Exists(used)) if not blocking_usage(user, file)
        ]
        return (
            undescribed.filter(pk__in=visible)
            .prefetch_renditions("max-165x165")
            .order_by("-created_at")
        )

    def get_row(self, picture):
        url = reverse("wagtailimages:edit", args=[picture.pk])
        return Row(picture.title, url, picture=picture)
