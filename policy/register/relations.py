"""Writing what became of a commitment in another one, and what it means that it is done."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from policy.models import CommitmentGoal, CommitmentRelation, RegisterVersion, TermClosing

from .updates import name_of

Kind = CommitmentRelation.Kind


def check_relation(earlier, later, kind):
    """Raise ValidationError where `earlier` cannot have become `later` so, by its `kind`."""
    if earlier == later:
        raise ValidationError({"later": _("A promise cannot become itself. Choose another one.")})
    first, second = earlier.area.term_start, later.area.term_start
    if kind == Kind.TAKEN_OVER and second <= first:
        raise ValidationError(
            {"later": _("A promise is taken over into a later term. Choose one of a later term.")}
        )
    if kind != Kind.TAKEN_OVER and second != first:
        raise ValidationError(
            {
                "later": _(
                    "That promise is of another term. Choose “taken over”, or another promise."
                )
            }
        )
    if kind != Kind.TAKEN_OVER and TermClosing.of(earlier.area.years):
        raise ValidationError({"kind": _("The term is closed: a promise can only be taken over.")})
    standing = CommitmentRelation.objects.standing()
    if standing.filter(earlier=earlier, later=later, kind=kind).exists():
        raise ValidationError({"later": _("The register says so already.")})
    if earlier.pk in all_that_became_of(later.pk):
        raise ValidationError(
            {"later": _("That promise has itself become this one: it would go round in a circle.")}
        )


def all_that_became_of(pk):
    """Return the primary keys of the commitments that one has become, directly or by others."""
    found, new = set(), {pk}
    while new:
        found |= new
        relations = CommitmentRelation.objects.standing().filter(earlier__in=new)
        new = set(relations.values_list("later", flat=True)) - found
    return found - {pk}


@transaction.atomic
def add_relation(relation, author):
    """Write a CommitmentRelation under the name of `author`, where it can be (check_relation)."""
    RegisterVersion.lock()
    check_relation(relation.earlier, relation.later, relation.kind)
    relation.author = name_of(author)
    relation.save()
    return relation


@transaction.atomic
def take_back(relation, author):
    """Write that a relation was a mistake, once; return the new row, or None."""
    RegisterVersion.lock()
    if not CommitmentRelation.objects.standing().filter(pk=relation.pk).exists():
        return None
    return CommitmentRelation.objects.create(
        earlier=relation.earlier,
        later=relation.later,
        kind=relation.kind,
        takes_back=relation,
        author=name_of(author),
    )


GOAL = ("criterion", "due", "responsible")


@transaction.atomic
def set_goal(goal, author):
    """Write a CommitmentGoal where it says something else than the last one; return whether."""
    RegisterVersion.lock()
    if TermClosing.of(goal.commitment.area.years):
        raise ValidationError(_("The term is closed: what done means is no longer changed."))
    before = CommitmentGoal.objects.filter(commitment=goal.commitment).first() or CommitmentGoal()
    if all(getattr(goal, name) == getattr(before, name) for name in GOAL):
        return False
    goal.author = name_of(author)
    goal.save()
    return True
