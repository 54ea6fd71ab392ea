"""The words for how far a commitment has come, and what each one means."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How far a commitment has come. The public downloads hold the values: never change one."""

    # The state before the first update, which no update can have.
    NOT_ASSESSED = "not-assessed", _("Not assessed yet")
    NOT_STARTED = "not-started", _("Not started")
    STARTED = "started", _("Started")
    PARTLY_DONE = "partly-done", _("Partly done")
    DONE = "done", _("Done")
    NOT_DONE = "not-done", _("Not carried out")
    DROPPED = "dropped", _("Will not be done")
    UNTRACEABLE = "untraceable", _("Cannot be followed up")

    @classmethod
    def assessments(cls):
        """The choices of an update."""
        return [(one.value, one.label) for one in cls if one.is_assessment]

    @property
    def is_assessment(self):
        return self is not Status.NOT_ASSESSED

    @property
    def definition(self):
        """What the word means, in a sentence for the public."""
        return DEFINITIONS[self]

    def shown(self, is_closed):
        """Return what the public reads of it: in a closed term, nothing is left to be assessed."""
        return NEVER_ASSESSED if is_closed and not self.is_assessment else self

    @property
    def needs_evidence(self):
        return self in (Status.STARTED, Status.PARTLY_DONE, Status.DONE)

    @property
    def needs_reason(self):
        return self in (Status.NOT_DONE, Status.DROPPED, Status.UNTRACEABLE)

    @property
    def is_verdict(self):
        """Whether it can be the last word when the term is closed."""
        return self not in (Status.NOT_ASSESSED, Status.NOT_STARTED, Status.STARTED)

    @property
    def is_final(self):
        """Whether it can be said only when the term is over."""
        return self is Status.NOT_DONE


DEFINITIONS = {
    Status.NOT_ASSESSED: _(
        "We have not assessed the commitment yet. That does not say whether anything was done."
    ),
    Status.NOT_STARTED: _("Work on the commitment has not begun."),
    Status.STARTED: _("Work on the commitment is under way, but nothing of it is in place yet."),
    Status.PARTLY_DONE: _("A part of what we promised is in place. Something remains."),
    Status.DONE: _("Everything that we promised is in place."),
    Status.NOT_DONE: _("The term is over, and what we promised was not carried out."),
    Status.DROPPED: _("We have given up the commitment, and say why."),
    Status.UNTRACEABLE: _("Nobody can tell whether the commitment is kept, and we say why."),
}


class NeverAssessed:
    """What NOT_ASSESSED has become when the term is closed; `value` is for addresses alone."""

    value = "never-assessed"
    is_assessment = False
    label = _("Not assessed")
    definition = _("We have not assessed whether this was done.")


NEVER_ASSESSED = NeverAssessed()
