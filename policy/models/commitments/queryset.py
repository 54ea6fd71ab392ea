from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from .status import Status


class CommitmentQuerySet(models.QuerySet):
    """Commitments with what follows from their logs; nothing of it is stored beside them."""

    def with_status(self):
        """Add `status_value` and `updated`, the date of the latest update (None before it)."""
        updates = self.model._meta.get_field("updates").related_model.objects
        latest = updates.standing().filter(commitment=OuterRef("pk"))
        return self.annotate(
            status_value=Coalesce(
                Subquery(latest.values("status")[:1]),
                Value(Status.NOT_ASSESSED.value),
                output_field=models.CharField(),
            ),
            updated=Subquery(latest.values("date")[:1]),
        )

    def with_presence(self):
        """Add `stands`: whether some language's page promises this today."""
        wordings = self.model._meta.get_field("wordings").related_model.objects
        later = wordings.filter(
            commitment=OuterRef("commitment"), language=OuterRef("language"), pk__gt=OuterRef("pk")
        )
        now = wordings.filter(~Exists(later), commitment=OuterRef("pk")).exclude(text="")
        return self.annotate(stands=Exists(now))

    def for_reading(self):
        """Load what a list of commitments shows, in the same number of queries for any number."""
        return self.with_status().select_related("area").prefetch_related("wordings")

    def for_editors(self):
        """Add what the editors' list sorts, filters and searches by: `promised` and `wording`."""
        wordings = self.model._meta.get_field("wordings").related_model.objects
        own = wordings.filter(commitment=OuterRef("pk")).exclude(text="")
        shown = own.filter(language=settings.LANGUAGE_CODE)
        return (
            self.for_reading()
            .with_presence()
            .annotate(
                promised=Subquery(own.order_by("pk").values("date")[:1]),
                wording=Coalesce(
                    Subquery(shown.order_by("-pk").values("text")[:1]),
                    Subquery(own.order_by("-pk").values("text")[:1]),
                ),
            )
        )
