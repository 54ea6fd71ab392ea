"""The admin is there only for some networks, where ADMIN_NETWORKS says so."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class AdminNetworks:
    """Gives requests from elsewhere a site that has no admin: each address of it is unknown."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.networks = networks_of(settings.ADMIN_NETWORKS)

    def __call__(self, request):
        if self.networks and not is_within(request.META.get("REMOTE_ADDR", ""), self.networks):
            request.admin_is_hidden = True
            request.urlconf = "site_project.public_urls"
        return self.get_response(request)


def networks_of(texts):
    """Return the networks that `texts` name; raise ImproperlyConfigured for what is none."""
    try:
        return [ip_network(text.strip(), strict=False) for text in texts]
    except ValueError as error:
        raise ImproperlyConfigured(f"ADMIN_NETWORKS: {error}") from error


def is_within(address, networks):
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return any(ip in network for network in networks)
