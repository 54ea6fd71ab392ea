"""Editors may change their own pictures and documents until visitors see them.

From then on it takes the permission to publish, as a change of a page does. Nobody deletes or
replaces a document that is the evidence for an update of a commitment.
"""

from wagtail.models import Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from .public_usage import promises_proved_by, public_usage

KINDS = {
    "policy.Picture": "wagtailimages.Image",
    "wagtaildocs.Document": "wagtaildocs.Document",
}
CHANGING = {"change", "delete"}


class PublicFilePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy, which every view that changes a file uses: form, lists, upload, chooser."""

    def user_has_any_permission_for_instance(self, user, actions, instance):
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        if allowed and set(actions) == {"delete"} and promises_proved_by(instance):
            return False
        if allowed and set(actions) <= CHANGING:
            return not blocking_usage(user, instance)
        return allowed


class ListedFilePolicy(PublicFilePolicy):
    """For the lists of files: who may choose a file for a page finds it there too."""

    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, {*actions, "choose"})


def blocking_usage(user, file):
    """Return the public places of `file` if they keep `user` from changing it, else []."""
    if policy_registry.get_by_type(Page).user_has_permission(user, "publish"):
        return []
    return public_usage(file)


def policy_of(model, policy=PublicFilePolicy):
    """Return a `policy` for a `model`, whose permissions are those of Wagtail's own model."""
    return policy(model, auth_model=KINDS[model._meta.label], owner_field_name="uploaded_by_user")


def register_policy(model):
    """Let PublicFilePolicy say who may change a `model`."""
    policy = policy_of(model)
    # Wagtail registers its own afterwards, for subclasses as well.
    register_permission_policy(model, policy, exact_class=True)
