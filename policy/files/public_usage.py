"""Where visitors see a picture or a document, or will."""

from django.db.models import Q
from django.utils.text import Truncator
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex, Revision, TaskState

from policy.models import Commitment, Evidence, ProgrammeImport

MAX_PLACES = 3


def names_of(places):
    """Return the first of the places, for a message."""
    names = ", ".join(Truncator(str(place)).chars(60) for place in places[:MAX_PLACES])
    return f"{names} …" if len(places) > MAX_PLACES else names


def public_usage(file):
    """Return the pages, people and settings that show `file`, or will once they are approved."""
    found = [
        place
        for place, _ in ReferenceIndex.get_grouped_references_to(file)
        if not isinstance(place, Evidence | ProgrammeImport)
        and (not isinstance(place, Page) or place.live)
    ]
    found += [
        page for page in pages_to_be_published() if page not in found and refers_to(page, file)
    ]
    return [*found, *settings_with(file), *promises_proved_by(file)]


def pages_to_be_published():
    """Yield the pages under review and those with a time to be published, as they will be."""
    waiting = Q(task_states__status=TaskState.STATUS_IN_PROGRESS)
    waiting |= Q(approved_go_live_at__isnull=False)
    for revision in Revision.page_revisions.filter(waiting).distinct():
        yield revision.as_object()
        # A reviewer may have changed it since.
        yield revision.content_object.get_latest_revision_as_object()


def refers_to(page, file):
    """Whether the version `page`, which may be a draft, refers to `file`."""
    wanted = (ReferenceIndex._get_base_content_type(file).pk, str(file.pk))
    references = ReferenceIndex._extract_references_from_object(page)
    return any((kind, str(pk)) == wanted for kind, pk, *_ in references)


def settings_with(file):
    """Return the settings that show `file`, which Wagtail's index of references leaves out."""
    return [
        setting
        for model in settings_registry
        for field in model._meta.fields
        if field.related_model is type(file)
        for setting in model.objects.filter(**{field.name: file})
    ]


def promises_proved_by(file):
    """Return what the document `file` proves: commitments, and programmes read in from it."""
    if not isinstance(file, get_document_model()):
        return []
    proved = Commitment.objects.filter(updates__evidence__document=file).distinct()
    return [*proved, *file.imports.all()]
