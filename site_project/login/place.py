from django.conf import settings


def is_admin(request):
    """Whether `request` is for the admin, and from somewhere that may know of it."""
    return request.path.startswith(settings.ADMIN_URL) and not is_hidden(request)


def is_hidden(request):
    """Whether the admin is not there for this request (see networks.AdminNetworks)."""
    return getattr(request, "admin_is_hidden", False)


def open_paths():
    """Return the beginnings of the admin's addresses that anybody may ask for."""
    return tuple(settings.ADMIN_URL + name for name in ("login/", "password_reset/"))
