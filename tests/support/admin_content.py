"""One of everything that the admin has screens for."""

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Collection, Site, Workflow

from contact.models import ContactDetails, ContactPerson, Message
from policy.models import Picture


def furnish(area, user):
    """Put one of everything in the admin; `area` gets a draft that is under review."""
    Document.objects.create(title="Protokoll", file=ContentFile(b"text", "protokoll.txt"))
    Redirect.objects.create(old_path="/gammal", redirect_link="/trygghet/")
    Collection.get_first_root_node().add_child(name="Bilder")
    ContactPerson.objects.create(name="Asta Berg", role="Kassör", locale=area.locale)
    site = Site.objects.get()
    ContactDetails.for_site(site).save()
    Message.objects.create(site=site, name="Bo", text="Hej!", delete_on=timezone.localdate())
    area.title = "Skola för alla"
    area.save_revision(user=user)
    Workflow.objects.first().start(area, user)


def arguments(area, user):
    """Return what goes into the named parts of the addresses."""
    state = area.current_workflow_state
    session = EditingSession.objects.create(
        user=user, content_object=area, last_seen_at=timezone.now()
    )
    return {
        **dict.fromkeys(("page_id", "page_to_move_id", "object_id"), area.pk),
        **dict.fromkeys(("parent_page_id", "destination_id", "page_pk"), area.get_parent().pk),
        **dict.fromkeys(("content_type_app_name", "app_label", "app_name"), "policy"),
        **dict.fromkeys(("content_type_model_name", "model_name"), "policyareapage"),
        "revision_id": area.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "workflow_state_id": state.pk,
        "workflow_pk": state.workflow_id,
        "task_state_id": state.current_task_state_id,
        "task_id": state.current_task_state.task_id,
        "image_id": Picture.objects.first().pk,
        "document_id": Document.objects.first().pk,
        "redirect_id": Redirect.objects.first().pk,
        "collection_id": Collection.objects.last().pk,
        "session_id": session.pk,
        "action_name": "approve",
        "filter_spec": "original",
    }
