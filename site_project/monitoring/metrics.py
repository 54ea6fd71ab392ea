"""Figures of the running site for Prometheus, in its text format 0.0.4."""

from ipaddress import ip_address

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from contact.models import Message
from site_project.models import Generation, Heartbeat, OutgoingMail

from . import certificate, disks, uploads, waiting


@never_cache
def metrics(request):
    """Return the metrics to requests from this machine that do not come through nginx; else 404."""
    if "HTTP_X_REAL_IP" in request.META or "HTTP_X_FORWARDED_FOR" in request.META:
        raise Http404
    if not is_loopback(request.META["REMOTE_ADDR"]):
        raise Http404
    figures = [*site_figures(), *page_cache_figures(request.META.get("lokalpolitik.page_cache"))]
    lines = [f"lokalpolitik_{name} {figure}\n" for name, figure in figures]
    return HttpResponse("".join(lines), content_type="text/plain; version=0.0.4")


def is_loopback(address):
    """Return whether `address` is a loopback address."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def site_figures():
    yield "generation", Generation.objects.get().number
    for beat in Heartbeat.objects.all():
        seconds = int((now() - beat.at).total_seconds())
        yield f'heartbeat_age_seconds{{name="{beat.name}"}}', seconds
    counts = dict(Message.objects.order_by().values_list("state").annotate(Count("pk")))
    for state in Message.State.values:
        yield f'messages{{state="{state}"}}', counts.get(state, 0)
    yield "outgoing_mails_waiting", OutgoingMail.objects.count()
    for kind, age in waiting.ages().items():
        yield f'oldest_waiting_seconds{{kind="{kind}"}}', int(age.total_seconds())
    for folder, free in disks.free_bytes().items():
        yield f'disk_free_bytes{{folder="{folder}"}}', free
    if ends := certificate.expiry():
        yield "certificate_seconds_left", int((ends - now()).total_seconds())
    yield "uploads_whole", int(uploads.are_whole())


def page_cache_figures(page_cache):
    """Yield the figures of the page cache of this process, if it has one."""
    if page_cache:
        for name in ("hits", "misses", "stale"):
            yield f"page_cache_{name}_total", getattr(page_cache, name)
        yield "page_cache_bytes", page_cache.store.bytes
