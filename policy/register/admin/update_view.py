from django.core.exceptions import ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import CreateView
from wagtail.log_actions import log

from policy.models import (
    Commitment,
    CommitmentGoal,
    CommitmentRelation,
    CommitmentUpdate,
    TermClosing,
)
from policy.register.relations import add_relation, set_goal, take_back

from .commitment_log import GOAL_SET, RELATED, TAKEN_BACK, log_relation
from .permissions import may_see, may_write
from .relation_form import GoalForm, RelationForm
from .update_form import UpdateForm, write


class CommitmentView(CreateView):
    """One commitment in the admin: its log, and the forms that add to it.

    A subclass handles one of the forms, which has the name `form_name` in the template.
    """

    template_name = "policy/editing/commitment.html"
    permission_required = None
    header_icon = "list-ul"
    index_url_name = "commitments:index"
    error_message = gettext_lazy("Nothing has been written yet: see what is missing below.")
    form_name = ""

    def dispatch(self, request, pk):
        if not may_see(request.user) or (request.method == "POST" and not may_write(request.user)):
            return permission_denied(request)
        found = Commitment.objects.for_editors().with_latest_update()
        self.commitment = get_object_or_404(found, pk=pk)
        self.closing = TermClosing.of(self.commitment.area.years)
        return super().dispatch(request, pk=pk)

    def get_page_title(self):
        return _("Commitment")

    def get_page_subtitle(self):
        return self.commitment.text

    def get_add_url(self):
        return reverse(self.request.resolver_match.view_name, args=[self.commitment.pk])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.new_instance(self.form_name)}

    def new_instance(self, name):
        """Return what a form begins with."""
        if name == "update":
            return CommitmentUpdate(commitment=self.commitment)
        if name == "relation":
            return CommitmentRelation(earlier=self.commitment)
        goal = self.goals[0] if self.goals else CommitmentGoal()
        return CommitmentGoal(
            commitment=self.commitment,
            criterion=goal.criterion,
            due=goal.due,
            responsible=goal.responsible,
        )

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            # The register has changed while the form was being filled in.
            form.add_error(None, error.messages)
            return self.form_invalid(form)

    @cached_property
    def goals(self):
        return list(self.commitment.goals.all())

    def get_success_buttons(self):
        return []

    def save_action(self):
        super().save_action()
        return redirect("commitments:commitment", self.commitment.pk)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        forms = {
            name: form_class(instance=self.new_instance(name))
            for name, form_class in FORMS.items()
            if name != self.form_name
        }
        for form in forms.values():
            context["media"] += form.media
        updates = self.commitment.updates.select_related("corrects", "wording").prefetch_related(
            "corrections", "evidence__document", "evidence__link_check", "translations"
        )
        return {
            **context,
            **{f"{name}_form": form for name, form in forms.items()},
            f"{self.form_name}_form": self.form,
            "update_url": reverse("commitments:commitment", args=[self.commitment.pk]),
            "commitment": self.commitment,
            "updates": updates,
            "relations": self.relations(),
            "moves": self.commitment.moves.select_related("from_area", "to_area"),
            "goals": self.goals,
            "closing": self.closing,
            "may_relate": may_write(self.request.user),
            "may_write": may_write(self.request.user) and (updates or not self.closing),
        }

    def relations(self):
        """What the commitment became and came from, with what has been taken back."""
        either = Q(earlier=self.commitment) | Q(later=self.commitment)
        return (
            CommitmentRelation.objects.filter(either, takes_back=None)
            .select_related("earlier__area", "later__area", "taken_back_by")
            .prefetch_related("earlier__wordings", "later__wordings")
        )


class UpdateView(CommitmentView):
    model = CommitmentUpdate
    form_class = UpdateForm
    form_name = "update"
    submit_button_label = gettext_lazy("Write the update")
    success_message = gettext_lazy("The update has been written. Visitors see it now.")

    def save_instance(self):
        return write(self.form, self.request.user)


class RelationView(CommitmentView):
    """Says what became of the commitment in another one."""

    model = CommitmentRelation
    form_class = RelationForm
    form_name = "relation"
    success_message = gettext_lazy("It has been written. Visitors see it at both promises.")

    def save_instance(self):
        relation = add_relation(self.form.save(commit=False), self.request.user)
        log_relation(relation, RELATED, self.request.user)
        return relation


class GoalView(CommitmentView):
    """Says what it means that the commitment is done, by when and who answers for it."""

    model = CommitmentGoal
    form_class = GoalForm
    form_name = "goal"
    success_message = gettext_lazy("It has been written. Visitors see it now.")

    def save_instance(self):
        goal = self.form.save(commit=False)
        if set_goal(goal, self.request.user):
            log(self.commitment, GOAL_SET, user=self.request.user)
        return goal


FORMS = {"update": UpdateForm, "relation": RelationForm, "goal": GoalForm}


@require_POST
def take_relation_back(request, pk, relation):
    """Take back what became of a commitment; both rows stay in its log."""
    if not may_write(request.user):
        return permission_denied(request)
    found = get_object_or_404(CommitmentRelation, pk=relation, earlier=pk)
    if take_back(found, request.user):
        log_relation(found, TAKEN_BACK, request.user)
    messages.success(request, _("It has been taken back. Both stay in the log."))
    return redirect("commitments:commitment", pk)
