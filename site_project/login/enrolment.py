"""The page of one's second factors, where somebody who must have one cannot leave without."""

from allauth.mfa.base.views import IndexView

from .sessions import must_enrol


class SecondFactorsView(IndexView):
    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "must_enrol": must_enrol(self.request.user)}
