"""The whole register as open data. The formats are described in docs/register-format.md."""

from django.http import StreamingHttpResponse

from policy.models.commitments import Commitment


def everything():
    found = Commitment.objects.for_reading().prefetch_related("updates__corrections")
    return found.order_by("pk").iterator(chunk_size=500)


def latest(commitment):
    """The update that the status rests on, or None."""
    return next((one for one in commitment.updates.all() if not one.corrections.all()), None)


def attachment(parts, kind, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(parts, content_type=kind, headers=headers)
