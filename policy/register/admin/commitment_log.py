"""What the history of the site says of commitments."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log

from policy.models import CommitmentRelation, Status

UPDATED = "policy.commitment.update"
RELATED = "policy.commitment.relation"
TAKEN_BACK = "policy.commitment.relation.take_back"
GOAL_SET = "policy.commitment.goal"
TRANSLATED = "policy.commitment.translate"


LANGUAGES = dict(settings.LANGUAGES)


class UpdateFormatter(LogFormatter):
    """An update of a commitment in the admin's history of the whole site."""

    label = gettext_lazy("Follow up")

    def format_message(self, entry):
        return _("Wrote an update: %(status)s") % {"status": Status(entry.data["status"]).label}


class RelationFormatter(LogFormatter):
    label = gettext_lazy("Tell what became of a promise")

    def format_message(self, entry):
        kind = CommitmentRelation.Kind(entry.data["kind"]).label
        return _("Wrote: %(kind)s “%(promise)s”") % {"kind": kind, "promise": entry.data["later"]}


class TakenBackFormatter(LogFormatter):
    label = gettext_lazy("Take back what became of a promise")

    def format_message(self, entry):
        kind = CommitmentRelation.Kind(entry.data["kind"]).label
        return _("Took back: %(kind)s “%(promise)s”") % {
            "kind": kind,
            "promise": entry.data["later"],
        }


class GoalFormatter(LogFormatter):
    label = gettext_lazy("Say when a promise is done")

    def format_message(self, entry):
        return _("Wrote when it is done, by when and who answers for it")


class TranslationFormatter(LogFormatter):
    label = gettext_lazy("Translate an update")

    def format_message(self, entry):
        names = [str(LANGUAGES.get(tag, tag)) for tag in entry.data["languages"]]
        return _("Translated an update: %(languages)s") % {"languages": ", ".join(names)}


def log_relation(relation, action, user):
    data = {"kind": relation.kind, "later": relation.later.text}
    log(relation.earlier, action, user=user, data=data)
