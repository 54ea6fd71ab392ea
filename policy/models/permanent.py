import re
from urllib.parse import quote

from django.http import Http404, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.url_routing import RouteResult

from policy.register.bullets import PUBLIC_ID

from .commitments import Commitment
from .register_page import CommitmentsPage


class PermanentAddresses:
    """A page below which a commitment is found, whatever its register was called before.

    The address of a commitment ends in its public id and its words. Where the page of the
    register has been renamed or moved, an old address has another beginning; the id leads
    on to the present one, which the register redirects to.

    An address from before a new term began leads to the same page in the programme of that time,
    which is kept below this one; for as long as there is nothing else at the address, and no
    redirect that somebody has made.
    """

    def route(self, request, path_components):
        try:
            return super().route(request, path_components)
        except Http404:
            found = self.commitment_at(request, path_components)
            found = found or self.archived_at(request, path_components)
            if found is None:
                raise
            return found

    def commitment_at(self, request, path_components):
        numbers = [part for part in path_components[-2:] if re.fullmatch(PUBLIC_ID, part)]
        known = Commitment.objects.filter(public_id__in=numbers).values_list("public_id", flat=True)
        if not numbers or not known:
            return None
        registers = CommitmentsPage.objects.live()
        register = registers.filter(locale=self.locale_id).first()
        return register and register.route(request, known[:1])

    def archived_at(self, request, path_components):
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
