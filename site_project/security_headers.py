from csp.utils import build_policy
from django.conf import settings

HEADER = "Content-Security-Policy"


class SecurityHeaders:
    """Adds the headers that Django has no setting for, and the admin's own policy."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.admin_policy = build_policy(config=settings.ADMIN_POLICY)
        self.open_policy = build_policy(config=settings.ADMIN_OPEN_POLICY)

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in settings.SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path.startswith("/admin/"):
            is_open = request.path.startswith(settings.ADMIN_OPEN_PATHS)
            response.headers.setdefault(HEADER, self.open_policy if is_open else self.admin_policy)
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
