"""Who logs in with a user name that two people share but for capital letters."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend


class ExactNameFirst(AuthenticationBackend):
    """allauth's, which lets neither of such two in: here each is known by the exact spelling.

    No new pair can come about (see names.before_user_is_saved).
    """

    def authenticate(self, request, **credentials):
        name = credentials.get("username") or ""
        users = get_user_model().objects.filter(username__iexact=name)
        alike = list(users.values_list("username", flat=True))
        if len(alike) > 1 and name in alike:
            password = credentials.get("password")
            return ModelBackend.authenticate(self, request, username=name, password=password)
        return super().authenticate(request, **credentials)
