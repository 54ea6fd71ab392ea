"""What an administrator does once in a term."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.models import NewTerm, Term
from policy.register.admin.new_term import in_words
from policy.register.admin.permissions import may_begin, may_close
from policy.register.closing import terms_to_close
from policy.register.new_term.switch import UNDONE_WITHIN, undoable

from .list_panel import ListPanel, Row


class TermsToClose(ListPanel):
    """The terms that are over and not closed; the panel is there only while there is one."""

    name = "terms-to-close"
    icon = "date"
    heading = gettext_lazy("Say how the term went")
    explanation = gettext_lazy(
        "Give every promise its verdict, and close the term. Visitors then get a page that says "
        "how it went."
    )

    @cached_property
    def terms(self):
        return terms_to_close()

    def is_shown(self, request):
        return may_close(request.user) and bool(self.terms)

    def get_queryset(self, user):
        return self.terms

    def get_row(self, years):
        title = _("The term %(term)s is over: close it") % {"term": Term(*years)}
        return Row(title, reverse("commitments:close_term", args=years))


class NewTermPanel(ListPanel):
    """A new term that is planned, or has just begun and can be undone; else it is not there."""

    name = "new-term"
    icon = "date"
    heading = gettext_lazy("A new term")
    explanation = gettext_lazy("Look at what happens in every language, change it or undo it.")

    @cached_property
    def terms(self):
        return [one for one in (NewTerm.planned(), undoable()) if one]

    def is_shown(self, request):
        return may_begin(request.user) and bool(self.terms)

    def get_queryset(self, user):
        return self.terms

    def get_row(self, new_term):
        if new_term.begun_at:
            text = _("It has begun, and can be undone until %(time)s")
            moment = new_term.begun_at + UNDONE_WITHIN
        else:
            text = _("It begins by itself on %(time)s")
            moment = new_term.planned_for
        note = text % {"time": in_words(moment)}
        return Row(new_term.programme.title, reverse("commitments:new_term"), note)
