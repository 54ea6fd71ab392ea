"""Every address of the admin, leading to something that somebody else has made."""

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents.models import Document
from wagtail.models import Collection, Locale, Page, Site, Workflow

from contact.models import ContactPerson, Message
from policy.models import Commitment, Picture

from .imports import an_import
from .register import update

OUTSIDE = (
    "wagtail_serve",
    "wagtaildocs_serve",
    "wagtailcore_",
    "wagtaildocs_authenticate",
    "appearance:",
    "embedded-",
    "promise-card",
)


# About a page that has been sent for review.
REVIEWED = [
    "workflow_action",
    "collect_workflow_action_data",
    "workflow_preview",
    "workflow_history_detail",
]


def addresses():
    """Yield the name and the path of every address of the admin that has a name.

    That of a setting is named after it, for instance "wagtailsettings:edit contact.contactdetails".
    """
    values = arguments()
    for name, needed in patterns():
        space = name.rpartition(":")[0]
        near = {one: values.get(f"{space} {one}", values.get(one)) for one in needed}
        given = {one: values.get(f"{name} {one}", value) for one, value in near.items()}
        if space == "wagtailsettings":
            # One without a number only leads to the one with it.
            for model in settings_registry if "pk" in needed else []:
                label = model._meta.label_lower
                app_name, model_name = label.split(".")
                pk = one_of(model).pk
                yield f"{name} {label}", reverse(name, args=[app_name, model_name, pk])
        elif not name.startswith(OUTSIDE) and reverse(name, kwargs=given).startswith("/admin/"):
            yield name, reverse(name, kwargs=given)


def one_of(setting):
    """Return what an address names: a generic setting itself, or the site that one belongs to."""
    return setting.load() if issubclass(setting, BaseGenericSetting) else Site.objects.get()


def patterns(given=None, names=(), needed=()):
    """Yield the name and the arguments of every address that has a name."""
    for one in given or get_resolver().url_patterns:
        wanted = (*needed, *one.pattern.regex.groupindex)
        if not isinstance(one, URLPattern):
            inner = (*names, one.namespace) if one.namespace else names
            yield from patterns(one.url_patterns, inner, wanted)
        elif one.name:
            yield ":".join([*names, one.name]), wanted


def arguments():
    """Make what addresses lead to; return the arguments by name or by namespace and name."""
    page = Page.objects.get(slug="sa-samverkar-vi").specific
    sent = Page.objects.get(slug="utbildning").specific
    sent.save_revision()
    review = Workflow.objects.get().start(sent, None)
    document = Document.objects.create(title="Protokoll", file=ContentFile(b"x", name="p.txt"))
    picture, person = Picture.objects.first(), ContactPerson.objects.first()
    promise = Commitment.objects.first()
    collection = Collection.get_first_root_node().add_child(name="Valet")
    return {
        "pk": page.pk,
        "commitments:translate update": update(promise).pk,
        "page_id": page.pk,
        "page_pk": page.pk,
        "page_to_move_id": page.pk,
        "parent_page_id": sent.pk,
        "destination_id": sent.pk,
        "object_id": page.pk,
        **dict.fromkeys([f"wagtailadmin_pages:{name} page_id" for name in REVIEWED], sent.pk),
        "revision_id": page.save_revision().pk,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "workflow_state_id": review.pk,
        "workflow_pk": review.workflow.pk,
        "task_state_id": review.current_task_state.pk,
        "task_id": review.current_task_state.task.pk,
        "action_name": "approve",
        "content_type_app_name": "policy",
        "content_type_model_name": "articlepage",
        "app_label": "policy",
        "model_name": "articlepage",
        "wagtailadmin_workflows app_label": "wagtailcore",
        "wagtailadmin_workflows model_name": "groupapprovaltask",
        "app_name": "policy",
        "action": "delete",
        "session_id": 1,
        "uploaded_file_id": 1,
        "translation_source_id": 1,
        "translation_id": 1,
        "string_segment_id": 1,
        "overridable_segment_id": 1,
        "wagtail_localize mode": "default",
        "filter_spec": "width-100",
        "uidb64": "x",
        "token": "x",
        "collection_id": collection.pk,
        "redirect_id": Redirect.objects.create(old_path="/gammal", redirect_link="/").pk,
        "document_id": document.pk,
        "doc_id": document.pk,
        "image_id": picture.pk,
        "wagtailadmin_api:documents pk": document.pk,
        "wagtaildocs_chooser pk": document.pk,
        "wagtailadmin_api:images pk": picture.pk,
        "wagtailimages_chooser pk": picture.pk,
        "wagtailsnippets_contact_contactperson pk": person.pk,
        "wagtailsnippetchoosers_contact_contactperson pk": person.pk,
        "wagtailadmin_collections pk": collection.pk,
        "wagtailadmin_workflows pk": review.workflow.pk,
        "messages pk": a_message().pk,
        "start": 2018,
        "end": 2022,
        "commitments pk": Commitment.objects.first().pk,
        "commitments relation": 1,
        "imports pk": an_import().pk,
        "imports:result pk": an_import(built_at=timezone.now()).pk,
        "commitment_chooser pk": Commitment.objects.first().pk,
        "wagtailsites pk": Site.objects.get().pk,
        "wagtailusers_users pk": User.objects.create_user("bo").pk,
        "wagtailusers_groups pk": Group.objects.create(name="Valberedning").pk,
        "wagtaillocales pk": Locale.objects.get().pk,
    }


def a_message():
    return Message.objects.create(
        site=Site.objects.get(),
        name="Asta",
        email="asta@example.org",
        text="Hej",
        delete_on=timezone.localdate(),
        fingerprint="1",
    )
