import re

from django.apps import apps
from django.http import Http404, HttpResponsePermanentRedirect
from wagtail.url_routing import RouteResult

from policy.models.commitments.commitment import PUBLIC_ID


class PermanentAddresses:
    """A page below which a commitment is found, whatever its register was called before.

    The address of a commitment ends in its public id and its words. Where the page of the
    register has been renamed or moved, an old address has another beginning; the id leads
    on to the present one, which the register redirects to.

    An address from before a new term began leads to the same page in the programme of that time,
    which is kept below this one.
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
        registers = apps.get_model("policy.CommitmentsPage").objects.live()
        register = registers.filter(locale=self.locale_id).first() if numbers else None
        return register and register.route(request, numbers[:1])

    def archived_at(self, request, path_components):
        for older in type(self).objects.child_of(self).live():
            try:
                found = older.route(request, path_components)
            except Http404:
                continue
            return RouteResult(self, kwargs={"moved_to": found.kwargs.get("moved_to", found.page)})
        return None

    def serve(self, request, *args, moved_to=None, **kwargs):
        if moved_to:
            return HttpResponsePermanentRedirect(moved_to.get_url(request))
        return super().serve(request, *args, **kwargs)
