import re
from urllib.parse import quote

from django.http import Http404, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.url_routing import RouteResult

from policy.register.bullets import PUBLIC_ID

from .commitments import Commitment
from .register_page import CommitmentsPage


class RedirectOldAddressesMixin:
    """Keeps old addresses below this page working.

    The address of a commitment ends in its public id and its slug. Where the page of the register
    has been renamed or moved, the id leads to the present page, which redirects.

    An address from before a new term began is redirected to the same page in the programme of
    that term, which is kept below this one, unless there is a page or a Redirect at the address.
    """

    def route(self, request, path_components):
        try:
            return super().route(request, path_components)
        except Http404:
            found = self.commitment_route(request, path_components)
            found = found or self.archived_route(request, path_components)
            if found is None:
                raise
            return found

    def commitment_route(self, request, path_components):
        numbers = [part for part in path_components[-2:] if re.fullmatch(PUBLIC_ID, part)]
        known = Commitment.objects.filter(public_id__in=numbers).values_list("public_id", flat=True)
        if not numbers or not known:
            return None
        # One that waits in another programme is not on the site, and has no address.
        registers = CommitmentsPage.objects.live().descendant_of(self)
        register = registers.filter(locale=self.locale_id).order_by("depth", "path").first()
        return register and register.route(request, known[:1])

    def archived_route(self, request, path_components):
        for older in type(self).objects.child_of(self).live():
            try:
                older.route(request, path_components)
            except Http404:
                continue
            path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
            if get_redirect(request, path):
                return None
            rest = "".join(f"{quote(part)}/" for part in path_components)
            return RouteResult(self, kwargs={"archived": older.get_url(request) + rest})
        return None

    def serve(self, request, *args, archived="", **kwargs):
        if archived:
            query = request.META.get("QUERY_STRING")
            return HttpResponseRedirect(f"{archived}?{query}" if query else archived)
        return super().serve(request, *args, **kwargs)
