import re

from django.apps import apps
from django.http import Http404

from policy.models.commitments.commitment import PUBLIC_ID


class PermanentAddresses:
    """A page below which a commitment is found, whatever its register was called before.

    The address of a commitment ends in its public id and its words. Where the page of the
    register has been renamed or moved, an old address has another beginning; the id leads
    on to the present one, which the register redirects to.
    """

    def route(self, request, path_components):
        try:
            return super().route(request, path_components)
        except Http404:
            numbers = [part for part in path_components[-2:] if re.fullmatch(PUBLIC_ID, part)]
            registers = apps.get_model("policy.CommitmentsPage").objects.live()
            register = registers.filter(locale=self.locale_id).first() if numbers else None
            if register is None:
                raise
            return register.route(request, numbers[:1])
