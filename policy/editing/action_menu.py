"""The buttons below a page's form: first the next step, then at most three others."""

# The first that is offered is the next step. Saving comes late: a form saves itself.
ORDER = (
    "approve",
    "reject",
    "action-publish",
    "action-submit",
    "action-cancel-workflow",
    "action-save-draft",
    "action-unpublish",
)
AT_MOST = 4


def arrange_actions(menu_items, request, context):
    """Put the next step first in `menu_items`, and leave out what says the same (a hook)."""
    if context["view"] == "revisions_revert":
        return
    refused = refused_names(menu_items, request, context)
    kept = {}
    for item in menu_items:
        if item.name not in refused:
            # Of two ways to approve, the one that asks nothing comes first.
            kept.setdefault(item.name, item)
    ranked = sorted(kept.values(), key=lambda item: rank(item.name))
    menu_items[:] = ranked[:AT_MOST]


def rank(name):
    return ORDER.index(name) if name in ORDER else len(ORDER)


def refused_names(menu_items, request, context):
    """Return the names of actions that would mislead: with one step, beginning again is sending."""
    refused = {"action-restart-workflow"}
    page = context.get("page")
    state = page.current_workflow_state if page else None
    if not state:
        return refused
    if state.status == state.STATUS_NEEDS_CHANGES or state.requested_by != request.user:
        refused.add("action-cancel-workflow")
    if any(item.name == "approve" for item in menu_items):
        refused |= {"action-publish", "action-submit"}
    return refused
