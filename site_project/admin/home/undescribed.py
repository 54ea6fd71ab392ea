from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry

from policy.files.permissions import kept_from

from .list_panel import ID_AS_TEXT, ListPanel, Row


def policy():
    """Who may do what with pictures."""
    return policy_registry.get_by_type(get_image_model())


class UndescribedPictures(ListPanel):
    """Pictures that stand on a page and have no description to be used wherever they stand."""

    name = "undescribed"
    icon = "image"
    heading = gettext_lazy("Pictures without a description")
    nothing = gettext_lazy("Every picture in use is described. Those who cannot see thank you.")

    @property
    def explanation(self):
        """What to do, and how many more there are that no page uses."""
        text = _("Describe a picture once, and the words follow it to every new place.")
        if self.unused:
            text += " " + ngettext(
                "One more picture without a description is used nowhere.",
                "%(number)s more pictures without a description are used nowhere.",
                self.unused,
            ) % {"number": self.unused}
        return text

    def is_shown(self, request):
        return policy().user_has_permission(request.user, "change")

    def found(self, user):
        mine = policy().instances_user_has_permission_for(user, "change")
        bare = mine.filter(description="").alias(as_text=ID_AS_TEXT)
        model = get_image_model()
        used = ReferenceIndex.objects.filter(
            to_content_type__app_label=model._meta.app_label,
            to_content_type__model=model._meta.model_name,
            to_object_id=OuterRef("as_text"),
        )
        self.unused = bare.exclude(Exists(used)).count()
        theirs = [file.pk for file in bare.filter(Exists(used)) if not kept_from(user, file)]
        return bare.filter(pk__in=theirs).prefetch_renditions("max-165x165").order_by("-created_at")

    def row(self, picture):
        url = reverse("wagtailimages:edit", args=[picture.pk])
        return Row(picture.title, url, picture=picture)
