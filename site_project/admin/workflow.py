"""Review before publishing: a workflow at the root page, and who may publish without it."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from .groups import EDITORS, PUBLISHERS

NAME = "Granskning"
TASK = "Någon annan läser och godkänner"
# Of the workflow and task in Wagtail's migrations.
WAGTAIL_NAME = "Moderators approval"


def rename_wagtail_workflow():
    """Give the workflow of Wagtail's migrations and its task a Swedish name."""
    for model, name in ((Workflow, NAME), (GroupApprovalTask, TASK)):
        model.objects.filter(name=WAGTAIL_NAME).update(name=name)


def enable_review():
    """Send every page through the workflow; take from editors the right to publish."""
    task, _ = GroupApprovalTask.objects.get_or_create(name=TASK)
    task.groups.set(Group.objects.filter(name__in=PUBLISHERS))
    workflow, _ = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    Workflow.objects.filter(pk=workflow.pk).update(active=True)
    WorkflowPage.objects.get_or_create(page=root(), defaults={"workflow": workflow})
    editors_publishing().delete()


def disable_review():
    """End every review, keeping the drafts, and let editors publish."""
    for assigned in WorkflowPage.objects.filter(page=root()):
        assigned.workflow.deactivate()
    for group in Group.objects.filter(name=EDITORS):
        GroupPagePermission.objects.get_or_create(
            group=group, page=root(), permission=publish_permission()
        )


def editors_publishing():
    return GroupPagePermission.objects.filter(
        group__name=EDITORS, page=root(), permission=publish_permission()
    )


def root():
    return Page.get_first_root_node()


def publish_permission():
    return Permission.objects.get(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename="publish_page",
    )
