"""The terms in the admin: how far each is judged, and what a page about one of them needs."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from policy.models import Term, TermClosing
from policy.register.closing import Progress, terms_with_promises

from .breadcrumbs import TERMS, breadcrumbs
from .permissions import may_begin, may_close, may_see


def terms():
    """Return every Term that has promises, the newest first."""
    return [Term(*years) for years in terms_with_promises()]


class TermsView(WagtailAdminTemplateMixin, TemplateView):
    """Every term: its promises, how many have a verdict, and whether it is closed."""

    template_name = "policy/editing/terms.html"
    page_title = gettext_lazy("Terms")
    header_icon = "date"

    def dispatch(self, request):
        return super().dispatch(request) if may_see(request.user) else permission_denied(request)

    def get_breadcrumbs_items(self):
        return breadcrumbs(self.page_title)

    def get_context_data(self, **kwargs):
        rows = [(term, Progress(term), TermClosing.of(term)) for term in terms()]
        user = self.request.user
        return super().get_context_data(
            rows=rows, may_close=may_close(user), may_begin=may_begin(user)
        )


class TermView(WagtailAdminTemplateMixin, TemplateView):
    """A page about one Term that is open, for those who may close it; 404 without promises."""

    header_icon = "date"

    def dispatch(self, request, start, end):
        if not may_close(request.user):
            return permission_denied(request)
        self.term = Term(start, end)
        if self.term not in terms():
            raise Http404
        if why_not := self.why_not():
            messages.warning(request, why_not)
            return redirect("commitments:terms")
        return super().dispatch(request)

    def why_not(self):
        """Return what to say where the page does not concern the term, or ""."""
        if TermClosing.of(self.term):
            text = _("The term %(term)s is closed: nothing more is changed.")
            return text % {"term": self.term}
        return ""

    def get_page_subtitle(self):
        return str(self.term)

    def get_breadcrumbs_items(self):
        return breadcrumbs(f"{self.page_title} {self.term}", TERMS)
