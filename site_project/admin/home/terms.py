"""What an administrator does once in a term."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policy.models import Term
from policy.register.admin.permissions import may_close
from policy.register.closing import terms_to_close

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
